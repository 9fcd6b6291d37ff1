package broadsheet.cli;

import broadsheet.catalog.Catalogue;
import broadsheet.paper.ImportName;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.source.ImportFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Papers of files that measure, by any identifier, or by what they were called in an import. */
final class ImportedNames {
    private final Catalogue catalogue;
    private final List<String> sources;
    private final Map<String, Optional<PaperId>> known = new HashMap<>();

    ImportedNames(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.sources = catalogue.stats().papersBySource().keySet().stream()
                .filter(ImportName::beginsIds)
                .toList();
    }

    /** The name under which a paper is filed. */
    Optional<PaperId> find(String name) {
        return known.computeIfAbsent(name, this::look);
    }

    private Optional<PaperId> look(String name) {
        List<PaperId> meant = new ArrayList<>();
        PaperId.parse(name).ifPresent(meant::add);
        sources.forEach(source -> meant.add(PaperId.inImport(source, name)));
        return meant.stream()
                .flatMap(id -> catalogue.papers().find(id).map(Paper::id).stream())
                .findFirst();
    }

    /** Reads the lines of a file, plain or packed by gzip, that are not blank. */
    static void read(Path file, Consumer<String> line) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(ImportFile.unpacked(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.lines().filter(one -> !one.isBlank()).forEach(line);
        }
    }
}

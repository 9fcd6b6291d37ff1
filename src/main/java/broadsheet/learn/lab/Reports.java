package broadsheet.learn.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reports of a home, each a file, and those that the program brings along, which were measured when it was made. Thread-safe.
 */
public final class Reports {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private final Path folder;

    /** @param folder of the home's reports, which need not exist */
    public Reports(Path folder) {
        this.folder = folder;
    }

    /** Whose run a report is of. */
    public enum Source {
        /** This home's. */
        HOME,
        /** That of those who made the program. */
        PROGRAM
    }

    /**
     * What is known of a lab.
     *
     * @param report the one to show, if there is one
     * @param source whose it is
     * @param faults files that should be reports and are none, each a sentence
     */
    public record Found(Optional<Report> report, Source source, List<String> faults) {
        public Found {
            faults = List.copyOf(faults);
        }
    }

    /** The file of a lab's report; that of a smoke run takes no other's place. */
    public Path file(String lab, boolean smoke) {
        return folder.resolve(lab + (smoke ? ".smoke.json" : ".json"));
    }

    /**
     * Keeps a report in place of the lab's last one, whole or not at all.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public Path write(Report report) {
        Path file = file(report.lab(), report.smoke());
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(folder);
            Files.writeString(temporary, JSON.writeValueAsString(report) + "\n");
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("writing the report " + file, e);
        }
        return file;
    }

    /** The report of a lab: the home's own, otherwise the program's, otherwise that of a smoke run. */
    public Found find(String lab) {
        List<String> faults = new ArrayList<>();
        Optional<Report> own = read(file(lab, false), faults);
        if (own.isPresent()) {
            return new Found(own, Source.HOME, faults);
        }
        Optional<Report> brought = brought(lab);
        if (brought.isPresent()) {
            return new Found(brought, Source.PROGRAM, faults);
        }
        return new Found(read(file(lab, true), faults), Source.HOME, faults);
    }

    private static Optional<Report> read(Path file, List<String> faults) {
        try {
            // A file that says "null" is read as nothing.
            Optional<Report> read = Optional.ofNullable(JSON.readValue(Files.readString(file), Report.class));
            if (read.isEmpty()) {
                faults.add(fault(file, "it is empty"));
            }
            return read;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            faults.add(fault(file, e.getOriginalMessage().lines().findFirst().orElse("")));
            return Optional.empty();
        } catch (IOException e) {
            faults.add(fault(file, "it cannot be read, " + e.getMessage()));
            return Optional.empty();
        }
    }

    private static String fault(Path file, String why) {
        return "The file " + file + " is no report, and is passed over: " + why
                + ". Run the lab again, or remove the file.";
    }

    private static Optional<Report> brought(String lab) {
        try (@Nullable InputStream in = Reports.class.getResourceAsStream("/labs/" + lab + ".json")) {
            return in == null ? Optional.empty() : Optional.of(JSON.readValue(in, Report.class));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the report of " + lab + " that the program brings", e);
        }
    }
}

package broadsheet.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Config} from the file {@code broadsheet.toml} and from the environment, which prevails: {@code
 * BROADSHEET_SERVER_PORT} for {@code port} in {@code [server]}, or {@code BROADSHEET_SERVER_PORT_FILE} naming a file that
 * holds the value. All problems are found before any is reported.
 */
public final class ConfigLoader {
    private static final String PREFIX = "BROADSHEET_";
    private static final String IN_FILE = "_FILE";

    /** Variables of ours that are no settings: the home's place, and those the launcher and the tests read. */
    private static final Set<String> NO_SETTINGS = Set.of(
            "BROADSHEET_HOME",
            "BROADSHEET_JAVA_OPTS",
            "BROADSHEET_NO_AOT",
            "BROADSHEET_JDK_FOLDERS",
            "BROADSHEET_CHROMIUM");

    private final Path file;
    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> variables = new TreeSet<>();

    private ConfigLoader(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /**
     * Reads the configuration.
     *
     * @param file the file, which need not exist
     * @param environment the process's environment
     * @throws ConfigException with all that is wrong
     */
    public static Config load(Path file, Map<String, String> environment) {
        return new ConfigLoader(file, environment).load();
    }

    private Config load() {
        Config config = read(Config.class, tree(), "");
        // In the order of their names, so that the same faults give the same message.
        for (String variable : new TreeSet<>(environment.keySet())) {
            if (variable.startsWith(PREFIX) && !variables.contains(variable) && !NO_SETTINGS.contains(variable)) {
                problems.add(
                        "The environment has " + variable + ", which is no setting" + nearest(variable, variables));
            }
        }
        if (config == null || !problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return config;
    }

    private JsonNode tree() {
        if (Files.notExists(file)) {
            return MissingNode.getInstance();
        }
        try {
            return new TomlMapper().readTree(file.toFile());
        } catch (JacksonException e) {
            problems.add(file + ", line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            problems.add(file + " cannot be read: " + e.getMessage());
        }
        return MissingNode.getInstance();
    }

    /** Reads a record of sections or of settings; null if anything in it is wrong. */
    private <T extends Record> @Nullable T read(Class<T> type, JsonNode tree, String path) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Set<String> names = new TreeSet<>();
        boolean whole = tree.isMissingNode() || tree.isObject();
        if (!whole) {
            problems.add(file + ": " + path + " is a section; its settings stand below a line [" + path + "]");
        }
        for (int i = 0; i < components.length; i++) {
            String name = key(components[i].getName());
            names.add(name);
            String inner = path.isEmpty() ? name : path + "." + name;
            Object value = components[i].getType().isRecord()
                    ? read(components[i].getType().asSubclass(Record.class), tree.path(name), inner)
                    : setting(components[i], tree.path(name), inner);
            whole &= value != null;
            values[i] = value == null ? "" : value;
        }
        reportUnknown(tree, names, path);
        @Nullable T made = whole ? construct(type, components, values) : null;
        if (made instanceof Agreeing settings) {
            problems.addAll(settings.disagreements());
        }
        return made;
    }

    private void reportUnknown(JsonNode tree, Set<String> names, String path) {
        tree.fieldNames().forEachRemaining(found -> {
            if (!names.contains(found)) {
                String where = path.isEmpty() ? "" : " in [" + path + "]";
                problems.add(file + ": '" + found + "'" + where + " is no setting" + nearest(found, names));
            }
        });
    }

    private static <T extends Record> T construct(Class<T> type, RecordComponent[] components, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the configuration's record " + type + " cannot be made", e);
        }
    }

    private @Nullable Object setting(RecordComponent component, JsonNode value, String path) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalStateException(path + " is not documented with @Setting");
        }
        String variable = variable(path);
        variables.add(variable);
        variables.add(variable + IN_FILE);
        String text = setting.standard();
        String origin = "the standard";
        if (value.isValueNode()) {
            text = value.asText();
            origin = file + ": " + path;
        } else if (!value.isMissingNode()) {
            problems.add(file + ": " + path + " takes one value");
            return null;
        }
        if (environment.containsKey(variable + IN_FILE)) {
            text = contents(variable + IN_FILE);
            origin = variable + IN_FILE;
        }
        if (environment.containsKey(variable)) {
            text = environment.getOrDefault(variable, "");
            origin = variable;
        }
        return text == null ? null : value(component.getType(), setting, text, origin);
    }

    private @Nullable Object value(Class<?> type, Setting setting, String text, String origin) {
        if (type == int.class) {
            return number(setting, text, origin);
        }
        return type == boolean.class ? truth(text, origin) : text(setting, text, origin);
    }

    /** What a file named by the environment holds; null, and a problem, if it cannot be read. */
    private @Nullable String contents(String variable) {
        String path = environment.getOrDefault(variable, "");
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException e) {
            problems.add(variable + " names '" + path + "', which cannot be read: " + e);
            return null;
        }
    }

    private @Nullable Integer number(Setting setting, String text, String origin) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= setting.least() && number <= setting.most()) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, together with the range.
        }
        problems.add(origin + " is '" + text + "', but takes a whole number from " + setting.least() + " to "
                + setting.most());
        return null;
    }

    private @Nullable Boolean truth(String text, String origin) {
        return switch (text.strip()) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> {
                problems.add(origin + " is '" + text + "', but takes true or false");
                yield null;
            }
        };
    }

    private @Nullable String text(Setting setting, String text, String origin) {
        if (text.matches(setting.form())) {
            return text;
        }
        problems.add(origin + " is '" + text + "', but takes " + setting.formInWords());
        return null;
    }

    /** The environment's name for a setting: {@code server.base_url} is {@code BROADSHEET_SERVER_BASE_URL}. */
    static String variable(String path) {
        return PREFIX + path.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** A setting's name in the file: {@code baseUrl} is {@code base_url}. */
    static String key(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Names the one that was likely meant, if at most half of its letters differ; otherwise all there are. */
    private static String nearest(String found, Set<String> names) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (String name : names) {
            int letters = Math.min(own(found).length(), own(name).length());
            int distance = distance(found.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance * 2 <= letters && distance < bestDistance) {
                best = name;
                bestDistance = distance;
            }
        }
        List<String> all =
                names.stream().filter(name -> !name.endsWith(IN_FILE)).toList();
        return best.isEmpty() ? "; there are: " + String.join(", ", all) : "; did you mean '" + best + "'?";
    }

    /** A name without what it shares with all others. */
    private static String own(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    /** How many letters must be changed, added or left out (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}

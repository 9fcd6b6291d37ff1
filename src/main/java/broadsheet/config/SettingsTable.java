package broadsheet.config;

import java.lang.reflect.RecordComponent;

/** The manual's table of all settings, made from the records so that it cannot differ from them. */
public final class SettingsTable {
    private SettingsTable() {}

    /** The table in Markdown. */
    public static String markdown() {
        StringBuilder table = new StringBuilder("""
                | setting | standard | environment | what it does |
                |---|---|---|---|
                """);
        for (RecordComponent section : Config.class.getRecordComponents()) {
            String sectionKey = ConfigLoader.key(section.getName());
            for (RecordComponent component : section.getType().getRecordComponents()) {
                table.append(row(sectionKey, ConfigLoader.key(component.getName()), component));
            }
        }
        return table.toString();
    }

    private static String row(String section, String key, RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        String standard = setting.standard().isEmpty() ? "empty" : "`" + setting.standard() + "`";
        String range = "";
        if (component.getType() == int.class) {
            range = " From %d to %d.".formatted(setting.least(), setting.most());
        } else if (component.getType() == boolean.class) {
            range = " `true` or `false`.";
        }
        return "| `[%s] %s` | %s | `%s` | %s%s |\n"
                .formatted(section, key, standard, ConfigLoader.variable(section + "." + key), setting.value(), range);
    }
}

package broadsheet.learn.lab;

import java.util.List;

/**
 * Papers of one topic, before they are split.
 *
 * @param name how it is called
 * @param sentence what it is about, in plain words
 * @param examples its papers, each once
 */
public record Topic(String name, String sentence, List<Example> examples) {
    public Topic {
        examples = List.copyOf(examples);
    }
}

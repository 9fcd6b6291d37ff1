/** Hugging Face Daily Papers: the answers of its {@code daily_papers} API. */
@NullMarked
package broadsheet.source.huggingface;

import org.jspecify.annotations.NullMarked;

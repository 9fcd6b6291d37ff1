package broadsheet.config;

import java.util.List;

/** Settings of which some mean something only together with others. */
interface Agreeing {
    /** Which of them do not agree, each with both names; none if all is well. */
    List<String> disagreements();
}

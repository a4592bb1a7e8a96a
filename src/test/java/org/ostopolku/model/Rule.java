package org.ostopolku.model;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What every model keeps; an enum of rules has one constant for each. */
interface Rule {

    static Stream<Rule> all() {
        return Stream.<Rule[]>of(
                        NameRule.values(),
                        FlowRule.values(),
                        TouchpointRule.values(),
                        StageRule.values(),
                        EngineRule.values(),
                        MessageRule.values(),
                        LayoutRule.values())
                .flatMap(Stream::of);
    }

    /** The rule as a sentence. */
    String says();

    Function<Model, Stream<Finding>> search();

    default List<Finding> findings(Model model) {
        return search().apply(model).toList();
    }
}

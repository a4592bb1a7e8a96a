package org.ostopolku.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.ibatis.ognl.OgnlException;
import org.apache.ibatis.ognl.OgnlRuntime;
import org.apache.ibatis.scripting.xmltags.OgnlCache;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The conditions of the engine's SQL get the values of queries as before. */
@Tag("once")
class QueryPropertyAccessorTest {

    public static class Query extends ListQueryParameterObject {

        private static final long serialVersionUID = 1;

        public boolean isOpen() {
            return true;
        }

        public String getIssue() {
            return "late";
        }

        public boolean isBroken() {
            throw new IllegalStateException("not today");
        }
    }

    @BeforeAll
    static void register() {
        QueryPropertyAccessor.register();
    }

    @Test
    void it_reads_the_queries_of_the_engine() throws OgnlException {
        assertThat(OgnlRuntime.getPropertyAccessor(TaskQueryImpl.class)).isInstanceOf(QueryPropertyAccessor.class);
        assertThat(OgnlCache.getValue("isOrQueryActive", new TaskQueryImpl().or()))
                .isEqualTo(true);
        assertThat(OgnlCache.getValue("isOrQueryActive", new TaskQueryImpl())).isEqualTo(false);
    }

    @Test
    void a_name_is_that_of_the_method_or_of_the_property() {
        assertThat(OgnlCache.getValue("isOpen && open && issue == 'late'", new Query()))
                .isEqualTo(true);
    }

    @Test
    void an_error_of_the_method_and_an_unknown_name_are_reported() {
        assertThatThrownBy(() -> OgnlCache.getValue("isBroken", new Query())).hasRootCauseMessage("not today");
        assertThatThrownBy(() -> OgnlCache.getValue("isNowhere", new Query())).hasMessageContaining("isNowhere");
    }
}

package org.ostopolku.analytics.figures;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.List;
import java.util.stream.Stream;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Resolves {@link FigureFilter} arguments of controllers, and adds their request parameters to the API description. */
@Configuration(proxyBeanMethods = false)
class FigureFilterConfiguration implements WebMvcConfigurer {

    private final FigureFilterArgumentResolver filter;

    FigureFilterConfiguration(FigureFilterArgumentResolver filter) {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(FigureFilter.class);
        this.filter = filter;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(filter);
    }

    @Bean
    static GlobalOperationCustomizer filterParameters() {
        return (operation, method) -> {
            if (Stream.of(method.getMethod().getParameterTypes()).anyMatch(type -> type == FigureFilter.class)) {
                var text = new StringSchema();
                var day = new StringSchema().format("date");
                add(
                        operation,
                        "from",
                        day,
                        "The first day; default: the first day of the month eleven months before the last day.");
                add(operation, "to", day, "The last day, included; default: today.");
                add(operation, "segment", text, "Only customers of this segment; none: of an unknown segment.");
                add(
                        operation,
                        "buyingSituation",
                        text,
                        "Only customers in this buying situation; none: in an unknown one.");
                add(
                        operation,
                        "productCategory",
                        text,
                        "Only customers interested in this product category; none: in an unknown one.");
                add(operation, "owner", text, "Only customers of this user; none: without an owner.");
                add(operation, "model", text, "Only what this version of a model logged, such as sale:3.");
            }
            return operation;
        };
    }

    private static void add(Operation operation, String name, Schema<?> schema, String description) {
        operation.addParametersItem(
                new QueryParameter().name(name).schema(schema).description(description));
    }
}

package org.ostopolku.platform.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.ArraySchema;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Registers the {@link CsvTableConverter} last, so that JSON wins where the caller accepts both, and describes tables. */
@Configuration(proxyBeanMethods = false)
class TableConfiguration implements WebMvcConfigurer {

    private final Clock clock;

    TableConfiguration(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.add(new CsvTableConverter(clock.getZone()));
    }

    /** Describes a {@link Table} in the OpenAPI document as an array of its rows. */
    @Bean
    static ModelConverter tableSchema() {
        return (type, context, others) -> {
            var java = Json.mapper().constructType(type.getType());
            if (java != null && java.getRawClass() == Table.class) {
                return new ArraySchema()
                        .items(context.resolve(new AnnotatedType(java.containedType(0)).resolveAsRef(true)));
            }
            return others.hasNext() ? others.next().resolve(type, context, others) : null;
        };
    }
}

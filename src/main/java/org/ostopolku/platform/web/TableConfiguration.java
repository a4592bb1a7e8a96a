package org.ostopolku.platform.web;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Registers the {@link CsvTableConverter} last, so that JSON wins where the caller accepts both. */
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
}

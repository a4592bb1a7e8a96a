package org.ostopolku.analytics.journeymap;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the page of the map. Its data come from the API. */
@Configuration(proxyBeanMethods = false)
class JourneyMapPage implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/journey-map", "/journey-map/");
        registry.addViewController("/journey-map/").setViewName("forward:/journey-map/index.html");
    }
}

package org.ostopolku.analytics.journeymap;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Where the page of the map is found; what it shows comes from the API. */
@Configuration(proxyBeanMethods = false)
class JourneyMapPage implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/journey-map", "/journey-map/");
        registry.addViewController("/journey-map/").setViewName("forward:/journey-map/index.html");
    }
}

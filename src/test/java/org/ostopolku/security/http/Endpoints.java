package org.ostopolku.security.http;

import jakarta.servlet.Servlet;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.Wrapper;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Finds what there is in the running application, so that nothing new can be forgotten. */
class Endpoints {

    private static final List<String> ALL_VERBS = List.of("DELETE", "GET", "PATCH", "POST", "PUT");
    private static final String FILES = "META-INF/resources/";

    /** So deep do resources lie within resources at most. */
    private static final int DEEPEST = 8;

    private final ServletWebServerApplicationContext application;
    private final Set<Endpoint> found = new TreeSet<>();

    Endpoints(ServletWebServerApplicationContext application) {
        this.application = application;
    }

    Set<Endpoint> all() {
        for (var wrapper : servlets()) {
            var servlet = loaded(wrapper);
            for (var mapping : wrapper.findMappings()) {
                if (servlet instanceof ServletContainer jersey) {
                    ofJersey(jersey, mapping.replace("/*", ""));
                } else if (servlet instanceof DispatcherServlet) {
                    ofSpring();
                } else if (!mapping.equals("/")) {
                    found.add(new Endpoint("GET", mapping));
                }
            }
        }
        return found;
    }

    private List<Wrapper> servlets() {
        var host = ((TomcatWebServer) application.getWebServer()).getTomcat().getHost();
        return Arrays.stream(host.findChildren())
                .flatMap(context -> Arrays.stream(context.findChildren()))
                .map(Wrapper.class::cast)
                .toList();
    }

    private static Servlet loaded(Wrapper wrapper) {
        try {
            return wrapper.allocate();
        } catch (jakarta.servlet.ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    private void ofSpring() {
        application.getBeansOfType(HandlerMapping.class).values().forEach(mapping -> {
            if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
                methods.getHandlerMethods().keySet().forEach(info -> {
                    var verbs = info.getMethodsCondition().getMethods().stream()
                            .map(Enum::name)
                            .toList();
                    info.getPatternValues().forEach(path -> add(verbs.isEmpty() ? ALL_VERBS : verbs, path));
                });
            } else if (mapping instanceof AbstractUrlHandlerMapping files) {
                files.getHandlerMap().keySet().forEach(path -> add(List.of("GET"), path));
            }
        });
        folders().forEach(folder -> add(List.of("GET"), "/" + folder + "/**"));
    }

    private void add(Collection<String> verbs, String path) {
        verbs.forEach(verb -> found.add(new Endpoint(verb, path)));
    }

    private void ofJersey(ServletContainer jersey, String base) {
        var config = jersey.getConfiguration();
        Stream.concat(
                        config.getClasses().stream(),
                        config.getInstances().stream().map(Object::getClass))
                .forEach(type -> {
                    var path = AnnotatedElementUtils.findMergedAnnotation(type, Path.class);
                    if (path != null) {
                        ofResource(type, joined(base, path.value()), 0);
                    }
                });
    }

    private void ofResource(Class<?> type, String base, int depth) {
        for (Method method : type.getMethods()) {
            var path = AnnotatedElementUtils.findMergedAnnotation(method, Path.class);
            var verb = AnnotatedElementUtils.findMergedAnnotation(method, HttpMethod.class);
            var address = path == null ? base : joined(base, path.value());
            if (verb != null && !method.isBridge()) {
                found.add(new Endpoint(verb.value(), address));
            } else if (path != null && depth < DEEPEST) {
                ofResource(method.getReturnType(), address, depth + 1);
            }
        }
    }

    private static String joined(String base, String path) {
        var address = (base + "/" + path).replaceAll("/+", "/").replaceAll("\\{\\s*(\\w+)[^}]*}", "{$1}");
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /** The folders of static files. */
    static Set<String> folders() {
        return files().stream()
                .filter(file -> file.contains("/"))
                .map(file -> file.startsWith("webjars/")
                        ? file.substring(0, file.indexOf('/', "webjars/".length()))
                        : file.substring(0, file.indexOf('/')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All static files, by their path below the root of the server. */
    static Set<String> files() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:/" + FILES + "**/*.*"))
                    .map(Endpoints::path)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(Resource file) {
        try {
            var address = file.getURL().toString();
            return address.substring(address.indexOf(FILES) + FILES.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

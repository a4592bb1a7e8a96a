package org.ostopolku.process.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every version of every process, decision and form in the engine, alike. The engine's own queries know no forms, and ask for
 * each deployment by itself.
 */
@Component
public class DeployedVersions {

    private static final String VERSIONS = """
            select v.kind, v.id, v.title, v.version, v.deployment, v.file, d.NAME_ as name, d.SOURCE_ as source,
                   d.DEPLOY_TIME_ as at
            from (
              select kind, id, title, version, deployment, file,
                     max(version) over (partition by kind, id) as newest
              from (
                select 'process' as kind, KEY_ as id, NAME_ as title, VERSION_ as version,
                       DEPLOYMENT_ID_ as deployment, RESOURCE_NAME_ as file
                from ACT_RE_PROCDEF where TENANT_ID_ is null
                union all
                select 'decision', KEY_, NAME_, VERSION_, DEPLOYMENT_ID_, RESOURCE_NAME_
                from ACT_RE_DECISION_DEF where TENANT_ID_ is null
                union all
                select 'form', KEY_, KEY_, VERSION_, DEPLOYMENT_ID_, RESOURCE_NAME_
                from ACT_RE_CAMFORMDEF where TENANT_ID_ is null
              ) every_version
            ) v join ACT_RE_DEPLOYMENT d on d.ID_ = v.deployment
            """;

    private static final Map<String, String> KINDS = Map.of("bpmn", "process", "dmn", "decision", "form", "form");

    private final JdbcClient jdbc;

    DeployedVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param kind process, decision or form
     * @param title what it is called, or its id
     * @param name of the deployment
     */
    public record Version(
            String kind,
            String id,
            String title,
            int version,
            String deployment,
            String file,
            String name,
            String source,
            Instant at) {}

    /** What starts, is asked and is shown now, by kind and id. */
    public List<Version> newest() {
        return query(VERSIONS + "where v.version = v.newest order by v.kind desc, v.id", Map.of());
    }

    /** All versions of what a file defines, the newest first; by convention the file has the name of its id. */
    public List<Version> of(String file) {
        int dot = file.lastIndexOf('.');
        String kind = KINDS.get(file.substring(dot + 1));
        return kind == null || dot < 0
                ? List.of()
                : query(
                        VERSIONS + "where v.kind = :kind and v.id = :id order by v.version desc",
                        Map.of("kind", kind, "id", file.substring(0, dot)));
    }

    private List<Version> query(String sql, Map<String, String> parameters) {
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, number) -> new Version(
                        row.getString("kind"),
                        row.getString("id"),
                        row.getString("title"),
                        row.getInt("version"),
                        row.getString("deployment"),
                        row.getString("file"),
                        row.getString("name"),
                        row.getString("source"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** The file as it was deployed. */
    public byte[] content(Version version) {
        return jdbc.sql("select BYTES_ from ACT_GE_BYTEARRAY where DEPLOYMENT_ID_ = :deployment and NAME_ = :file")
                .param("deployment", version.deployment())
                .param("file", version.file())
                .query((row, number) -> row.getBytes(1))
                .single();
    }
}

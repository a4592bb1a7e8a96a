package org.ostopolku.process.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ostopolku.platform.engine.ReadsEngineTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Versions of the deployed processes, decisions and forms, and the instances of a version, from the engine's tables. */
@Component
@ReadsEngineTables("The Java API has no query for forms, and reads deployments and positions of instances one by one.")
public class DeployedVersions {

    /** Whether {@code open_journey} has an instance of {@code :process} in version {@code :to}. */
    public static final String OPEN_JOURNEY_HAS_VERSION = """
            exists (
                select 1 from ACT_RU_EXECUTION execution
                join ACT_RE_PROCDEF model on model.ID_ = execution.PROC_DEF_ID_
                where execution.BUSINESS_KEY_ = open_journey.journey
                    and model.KEY_ = :process and model.VERSION_ = :to)
            """;

    /** Joins the {@code model} of the process instance in which {@code entry}, a row of the ledger, was written. */
    public static final String MODEL_OF_ENTRY = """
            left join ACT_HI_PROCINST instance on instance.ID_ = entry.activity_instance
            left join ACT_RE_PROCDEF model on model.ID_ = instance.PROC_DEF_ID_
            """;

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
     * A version of a process, decision or form.
     *
     * @param kind {@code process}, {@code decision} or {@code form}
     * @param title its name; of a form its id
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

    /** The newest version of each process, decision and form. */
    public List<Version> newest() {
        return query(VERSIONS + "where v.version = v.newest order by v.kind desc, v.id", Map.of());
    }

    /** The earlier versions of processes that have running instances. */
    public List<Version> running() {
        return query(VERSIONS + """
                        where v.kind = 'process' and v.version < v.newest and exists (
                            select 1 from ACT_RU_EXECUTION execution
                            join ACT_RE_PROCDEF model on model.ID_ = execution.PROC_DEF_ID_
                            where model.KEY_ = v.id and model.VERSION_ = v.version)
                        order by v.id, v.version
                        """, Map.of());
    }

    /** All versions of what a file defines, the newest first. The name of the file is the id. */
    public List<Version> versionsOf(String file) {
        int dot = file.lastIndexOf('.');
        String kind = KINDS.get(file.substring(dot + 1));
        return kind == null || dot < 0
                ? List.of()
                : query(
                        VERSIONS + "where v.kind = :kind and v.id = :id order by v.version desc",
                        Map.of("kind", kind, "id", file.substring(0, dot)));
    }

    private List<Version> query(String sql, Map<String, String> parameters) {
        return jdbc.sql(sql).params(parameters).query(Version.class).list();
    }

    /** The file of a version as it was deployed. */
    public byte[] content(Version version) {
        return jdbc.sql("select BYTES_ from ACT_GE_BYTEARRAY where DEPLOYMENT_ID_ = :deployment and NAME_ = :file")
                .params(Map.of("deployment", version.deployment(), "file", version.file()))
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    /** The version numbers of a process, the newest first. */
    public List<Integer> processVersions(String process) {
        return jdbc.sql("""
                        select VERSION_ from ACT_RE_PROCDEF where KEY_ = :process and TENANT_ID_ is null
                        order by VERSION_ desc
                        """).param("process", process).query(Integer.class).list();
    }

    /** The ids of the process definitions that running processes of customers are in. */
    List<String> definitionsWithJourneys() {
        return jdbc.sql("""
                        select distinct process.PROC_DEF_ID_ from ACT_RU_EXECUTION process
                        where exists (select 1 from journey where journey.number = process.BUSINESS_KEY_)
                        """).query(String.class).list();
    }

    /** Whether a customer's journey has, or had, the number. */
    boolean isJourney(String number) {
        return jdbc.sql("select count(*) from journey where number = :number")
                        .param("number", number)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * A version of a form.
     *
     * @param id of this version
     * @param form id of the form
     * @param resource name of the file in the deployment
     */
    public record FormVersion(String id, String form, String deployment, String resource) {}

    /** All versions of these forms, by form, the newest first. */
    public List<FormVersion> formVersions(Collection<String> forms) {
        return jdbc.sql("""
                        select id_ as id, key_ as form, deployment_id_ as deployment, resource_name_ as resource
                        from act_re_camformdef where key_ in (:forms) order by key_, version_ desc
                        """).param("forms", forms).query(FormVersion.class).list();
    }

    /**
     * Selects, ordered by {@code instance}, where the running instances of a process definition are: {@code instance},
     * {@code journey}, {@code element}, and {@code activity}, which is null while the instance waits before the element.
     */
    public StatementSpec positions(String definition) {
        return jdbc.sql("""
                        select execution.PROC_INST_ID_ as instance, root.BUSINESS_KEY_ as journey,
                            execution.ACT_ID_ as element, execution.ACT_INST_ID_ as activity
                        from ACT_RU_EXECUTION execution join ACT_RU_EXECUTION root on root.ID_ = execution.PROC_INST_ID_
                        where execution.PROC_DEF_ID_ = :definition and execution.ACT_ID_ is not null
                        order by execution.PROC_INST_ID_
                        """).param("definition", definition);
    }
}

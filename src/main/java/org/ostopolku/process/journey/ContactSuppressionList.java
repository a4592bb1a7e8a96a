package org.ostopolku.process.journey;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * People who refused contact. Stores only a keyed hash of the address and of the customer number, which identifies the
 * person when the same address or number comes again.
 */
@Component
public class ContactSuppressionList {

    private static final String HASH = "HmacSHA256";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String key;

    /** @param key of the hashes; if there is none, the one that the database made for itself */
    ContactSuppressionList(JdbcClient jdbc, Clock clock, @Value("${ostopolku.privacy.key:}") String key) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.key = key;
    }

    /**
     * Stores that the person with these identifiers refused contact in a journey. It counts at once, from
     * the day of the journey's first entry, and can be revoked.
     *
     * @param marks by what they are, such as contactEmail
     */
    public void hold(String journey, Map<String, String> marks) {
        var day = jdbc.sql("select min(refused_on) from held_refusal where journey = :journey")
                .param("journey", journey)
                .query(LocalDate.class)
                .optional()
                .orElseGet(() -> LocalDate.now(clock));
        for (String fingerprint : fingerprints(marks)) {
            var entry = Map.of("journey", journey, "fingerprint", fingerprint, "day", day);
            jdbc.sql("delete from held_refusal where journey = :journey and fingerprint = :fingerprint")
                    .params(entry)
                    .update();
            jdbc.sql("""
                            insert into held_refusal (journey, fingerprint, refused_on)
                            values (:journey, :fingerprint, :day)
                            """).params(entry).update();
        }
    }

    /** Revokes the refusal of a journey. Earlier refusals of the same person stay. */
    public void release(String journey) {
        jdbc.sql("delete from held_refusal where journey = :journey")
                .param("journey", journey)
                .update();
    }

    /** Stores the refusal of a journey for good, without the journey. */
    public void confirm(String journey) {
        jdbc.sql("""
                        delete from refused_contact where fingerprint in
                            (select fingerprint from held_refusal where journey = :journey)
                        """).param("journey", journey).update();
        jdbc.sql("""
                        insert into refused_contact (fingerprint, refused_on)
                        select fingerprint, refused_on from held_refusal where journey = :journey
                        """).param("journey", journey).update();
        release(journey);
    }

    /** The last day on which a person with one of these identifiers refused contact; empty if there is none. */
    public Optional<LocalDate> since(Map<String, String> marks) {
        var fingerprints = fingerprints(marks);
        return fingerprints.isEmpty()
                ? Optional.empty()
                : jdbc.sql("""
                                select max(refused_on) from (
                                    select fingerprint, refused_on from refused_contact
                                    union all select fingerprint, refused_on from held_refusal) refusal
                                where fingerprint in (:fingerprints)
                                """)
                        .param("fingerprints", fingerprints)
                        .query(LocalDate.class)
                        .optional();
    }

    private List<String> fingerprints(Map<String, String> marks) {
        return marks.entrySet().stream()
                .filter(mark -> mark.getValue() != null && !mark.getValue().isBlank())
                .map(mark -> fingerprint(
                        mark.getKey() + ":" + mark.getValue().strip().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private String fingerprint(String mark) {
        try {
            var hash = Mac.getInstance(HASH);
            hash.init(new SecretKeySpec(key().getBytes(StandardCharsets.UTF_8), HASH));
            return HexFormat.of().formatHex(hash.doFinal(mark.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String key() {
        return key.isBlank()
                ? jdbc.sql("select secret from privacy_key").query(String.class).single()
                : key;
    }
}

package org.ostopolku.process.kpi;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A word of a column of the KPI catalogue that allows only certain words. */
public interface CatalogueWord {

    /** Name of the enum constant. */
    String name();

    /** The word as the catalogue, the database and the API write it. */
    default String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param kpi id of the KPI, which names the row
     * @throws KpiException if the column does not allow the word; names table, row and column and lists the allowed words
     */
    static <W extends CatalogueWord> W parse(String kpi, String column, Class<W> words, Object word) {
        return Arrays.stream(words.getEnumConstants())
                .filter(one -> one.id().equals(word))
                .findFirst()
                .orElseThrow(() -> new KpiException(
                        "Decision table '%s', row '%s', column '%s': unknown word '%s'. Allowed are %s."
                                .formatted(
                                        KpiCatalogue.TABLE,
                                        kpi,
                                        column,
                                        word == null ? "" : word,
                                        Arrays.stream(words.getEnumConstants())
                                                .map(CatalogueWord::id)
                                                .collect(Collectors.joining(", ")))));
    }
}

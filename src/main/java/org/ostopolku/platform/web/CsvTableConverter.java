package org.ostopolku.platform.web;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Writes a {@link Table} as CSV (RFC 4180) in the language of the request: UTF-8 with byte order mark, header row first. */
public class CsvTableConverter extends AbstractHttpMessageConverter<Table<?>> {

    public static final String TYPE = "text/csv";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ZoneId zone;

    /** @param zone time zone of dates with time */
    public CsvTableConverter(ZoneId zone) {
        super(StandardCharsets.UTF_8, MediaType.parseMediaType(TYPE));
        this.zone = zone;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Table.class == type;
    }

    @Override
    protected boolean canRead(MediaType type) {
        return false;
    }

    @Override
    protected Table<?> readInternal(Class<? extends Table<?>> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("Tables cannot be read from CSV.", input);
    }

    @Override
    protected void writeInternal(Table<?> table, HttpOutputMessage output) throws IOException {
        CsvDialect dialect = CsvDialect.of(LocaleContextHolder.getLocale());
        CSVFormat format =
                CSVFormat.RFC4180.builder().setDelimiter(dialect.separator()).get();
        List<TableColumn> columns = TableColumn.of(table.type());
        output.getHeaders().setContentDisposition(fileName());
        var writer = new OutputStreamWriter(output.getBody(), StandardCharsets.UTF_8);
        writer.append(BYTE_ORDER_MARK);
        CSVPrinter csv = new CSVPrinter(writer, format);
        csv.printRecord(columns.stream().map(TableColumn::name));
        for (Object row : table.rows()) {
            csv.printRecord(
                    columns.stream().map(column -> dialect.format(column.cell().apply(row), zone)));
        }
        csv.flush();
    }

    /** The last segment of the path, such as {@code stages.csv}. */
    private static ContentDisposition fileName() {
        List<String> path =
                ServletUriComponentsBuilder.fromCurrentRequestUri().build().getPathSegments();
        return ContentDisposition.attachment()
                .filename(path.get(path.size() - 1) + ".csv")
                .build();
    }
}

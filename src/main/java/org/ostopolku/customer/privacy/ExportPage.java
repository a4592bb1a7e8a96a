package org.ostopolku.customer.privacy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.ostopolku.customer.privacy.CustomerExport.JourneyExport;
import org.springframework.web.util.HtmlUtils;

/** Renders a customer's data as a self-contained HTML page. */
class ExportPage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d.M.yyyy H.mm");

    private final ZoneId zone;
    private final StringBuilder page = new StringBuilder("""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Your data</title>
            <style>body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.2em .6em;
            border-bottom:1px solid #ccc}td{white-space:pre-wrap;overflow-wrap:anywhere}</style></head><body>
            <h1>Your data</h1>
            """);

    ExportPage(ZoneId zone) {
        this.zone = zone;
    }

    String render(CustomerExport export) {
        page.append("<p>Exported on ").append(time(export.at())).append(".</p>\n");
        export.journeys().forEach(this::add);
        return page.append("</body></html>\n").toString();
    }

    private void add(JourneyExport journey) {
        title("h2", "Journey " + journey.journey());
        page.append("<p>Since ").append(time(journey.begunAt()));
        page.append(journey.endedAt() == null ? "" : " until " + time(journey.endedAt()))
                .append(".</p>\n");
        table("Current values", "What", "Value");
        journey.known().forEach(one -> row(what(one.name(), one.meaning()), one.value()));
        table("Recorded values", "When", "Where", "Recorded by", "What", "Value");
        journey.told()
                .forEach(one ->
                        row(time(one.at()), one.place(), one.person(), what(one.name(), one.meaning()), one.value()));
        table("Comments", "When", "By", "Comment");
        journey.notes().forEach(one -> row(time(one.at()), one.person(), one.text()));
        table("Files and links", "When", "Name", "What", "Where");
        journey.files().forEach(one -> row(time(one.at()), one.name(), one.description(), one.url()));
        page.append("</table>\n");
    }

    private void table(String title, String... columns) {
        page.append(page.lastIndexOf("<table>") > page.lastIndexOf("</table>") ? "</table>\n" : "");
        title("h3", title);
        page.append("<table>\n<tr>");
        for (String column : columns) {
            page.append("<th>").append(column).append("</th>");
        }
        page.append("</tr>\n");
    }

    private void row(Object... cells) {
        page.append("<tr>");
        for (Object cell : cells) {
            page.append("<td>")
                    .append(cell == null ? "" : HtmlUtils.htmlEscape(cell.toString()))
                    .append("</td>");
        }
        page.append("</tr>\n");
    }

    private void title(String level, String text) {
        page.append("<%1$s>%2$s</%1$s>%n".formatted(level, HtmlUtils.htmlEscape(text)));
    }

    private static String what(String name, String meaning) {
        return meaning == null ? name : meaning;
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }
}

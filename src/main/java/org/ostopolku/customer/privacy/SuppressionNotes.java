package org.ostopolku.customer.privacy;

import java.util.Map;
import org.ostopolku.process.journey.ContactSuppressionList;
import org.springframework.stereotype.Component;

/** Enters the customer of a journey in the suppression list, before the contact data is erased. */
@Component
class SuppressionNotes {

    private final PersonalDataTables tables;
    private final ContactSuppressionList suppressed;

    SuppressionNotes(PersonalDataTables tables, ContactSuppressionList suppressed) {
        this.tables = tables;
        this.suppressed = suppressed;
    }

    /** Enters every e-mail address and customer number that the journey ever had. */
    void add(String journey) {
        tables.contacts(journey).forEach(contact -> suppressed.add(Map.of(contact.name(), contact.text())));
    }
}

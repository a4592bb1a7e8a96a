package org.ostopolku.lifecycle.rules;

/** A file that rules check. */
sealed interface CheckedFile permits ModelFile, FormFile, TableFile {

    /** Its name, without folders. */
    String file();

    /** The context with this file added. */
    ValidationContext addTo(ValidationContext context);

    /** The context that it is checked in. */
    ValidationContext context();

    /** Which values it gives to variables, and which it asks for. */
    FileValues values();

    /** The same file with another context. */
    CheckedFile withContext(ValidationContext context);
}

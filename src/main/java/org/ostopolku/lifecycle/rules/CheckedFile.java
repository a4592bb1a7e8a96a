package org.ostopolku.lifecycle.rules;

/** A file that rules can be asked of. */
sealed interface CheckedFile permits ModelFile, FormFile, TableFile {

    /** Its name, without folders. */
    String file();

    /** What is known when this file is there too. */
    ValidationContext addedTo(ValidationContext known);

    /** The same file, beside everything else that is known. */
    CheckedFile knowing(ValidationContext known);
}

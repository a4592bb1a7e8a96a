package org.ostopolku.security.authorization;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;
import org.ostopolku.platform.web.Problem;

/**
 * Whose customers somebody may see.
 *
 * @param everything every customer, whoever owns the journey
 * @param owners user ids of the owners whose customers are within reach, {@code ""} for journeys that nobody owns yet;
 *     empty where everything is within reach, and where nothing is
 */
@Schema(name = "Reach")
public record DataScope(
        @Schema(description = "Every customer, whoever owns the journey.")
        boolean everything,

        @Schema(
                description = "Otherwise the user ids of the owners whose customers are seen;"
                        + " an empty text stands for journeys that nobody owns yet.")
        Set<String> owners) {

    public DataScope {
        owners = Set.copyOf(owners);
    }

    /**
     * Lets only those pass who see every customer.
     *
     * @param otherwise what the others are told
     * @throws Problem 403
     */
    public void requireEverything(String otherwise) {
        if (!everything) {
            throw Problem.forbidden(otherwise);
        }
    }

    /** Tells whether no customer is within reach. */
    public boolean nothing() {
        return !everything && owners.isEmpty();
    }

    /**
     * Tells whether the journeys of an owner are within reach.
     *
     * @param owner user id; null or empty for journeys that nobody owns
     */
    public boolean includes(String owner) {
        return everything || owners.contains(owner == null ? "" : owner);
    }
}

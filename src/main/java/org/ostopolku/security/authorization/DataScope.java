package org.ostopolku.security.authorization;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;
import org.ostopolku.platform.web.Problem;

/**
 * The customers that a user may see.
 *
 * @param everything Whether the user sees every customer.
 * @param owners Otherwise the user ids of the owners whose customers the user sees; an empty text stands for journeys
 *     without an owner.
 */
@Schema(name = "Reach")
public record DataScope(boolean everything, Set<String> owners) {

    public DataScope {
        owners = Set.copyOf(owners);
    }

    /**
     * @param otherwise sentence for a user who does not see every customer
     * @throws Problem 403
     */
    public void requireEverything(String otherwise) {
        if (!everything) {
            throw Problem.forbidden(otherwise);
        }
    }

    /** Whether the user sees no customer. */
    public boolean nothing() {
        return !everything && owners.isEmpty();
    }

    /**
     * Whether the user sees the journeys of an owner.
     *
     * @param owner user id; null or empty for journeys without an owner
     */
    public boolean includes(String owner) {
        return everything || owners.contains(owner == null ? "" : owner);
    }
}

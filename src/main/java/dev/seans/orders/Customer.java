package dev.seans.orders;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who buys. 1C finds a customer again by the exact name, or by the tax number: two customers of one name are one there.
 *
 * @param id of the shop; null for a guest
 * @param name by which 1C knows the customer
 * @param fullName of a person; null if it is the name
 * @param officialName of a company, and of companies alone: its mere presence makes a legal entity in 1C
 * @param taxId ИНН: 10 digits of a company, 12 of a person
 * @param taxReasonCode КПП of a company, 9 digits
 * @param address where the customer is registered; 1C takes it for that of delivery, too
 * @param representative the name of who speaks for a company
 */
public record Customer(
        @Nullable String id,
        Kind kind,
        String name,
        @Nullable String fullName,
        @Nullable String officialName,
        @Nullable String taxId,
        @Nullable String taxReasonCode,
        @Nullable PostalAddress address,
        List<Contact> contacts,
        @Nullable String representative) {

    static final int CONTACTS_MAX = 20;
    private static final Pattern TAX_ID = Pattern.compile("[0-9]{10}|[0-9]{12}");
    private static final Pattern TAX_REASON_CODE = Pattern.compile("[0-9]{9}");

    /**
     * Blanks around the names are dropped.
     *
     * @throws InvalidOrderException with all that 1C could not take
     */
    public Customer {
        name = OrderCheck.trimmed(name);
        fullName = OrderCheck.stripped(fullName);
        officialName = OrderCheck.stripped(officialName);
        representative = OrderCheck.stripped(representative);
        contacts = List.copyOf(contacts);
        new OrderCheck()
                .optional("id", id, 40)
                .needed("kind", kind, "person or company")
                .text("name", name, 255)
                .optional("fullName", fullName, 255)
                .optional("officialName", officialName, 255)
                .that(
                        kind != Kind.COMPANY || officialName != null,
                        "officialName",
                        "is missing: a company has one, which makes it a legal entity in 1C")
                .that(
                        kind != Kind.PERSON || officialName == null,
                        "officialName",
                        "would make a legal entity of a person: use fullName")
                .matches("taxId", taxId, TAX_ID, "is no tax number: 10 digits, or 12")
                .matches("taxReasonCode", taxReasonCode, TAX_REASON_CODE, "is no КПП: 9 digits")
                .that(contacts.size() <= CONTACTS_MAX, "contacts", "are more than " + CONTACTS_MAX)
                .optional("representative", representative, 255)
                .done();
    }

    /** A person of whom only the name is known. */
    public static Customer person(String name) {
        return new Customer(null, Kind.PERSON, name, null, null, null, null, null, List.of(), null);
    }

    /** A company of which only the names are known. */
    public static Customer company(String name, String officialName) {
        return new Customer(null, Kind.COMPANY, name, null, officialName, null, null, null, List.of(), null);
    }

    /** Which of the two 1C is to make. */
    public enum Kind {
        PERSON,
        COMPANY
    }
}

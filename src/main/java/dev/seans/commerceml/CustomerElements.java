package dev.seans.commerceml;

import dev.seans.commerceml.OrderDocuments.Form;
import dev.seans.orders.Contact;
import dev.seans.orders.Customer;
import dev.seans.orders.Order;
import dev.seans.orders.PostalAddress;
import org.jspecify.annotations.Nullable;

/** Who has ordered. */
record CustomerElements(XmlText xml, Form form) {

    void write(Order order, String number) {
        Customer customer = order.customer();
        xml.open("Контрагенты")
                .open("Контрагент")
                // Guests of one id would be one customer.
                .element("Ид", customer.id() == null ? "guest-" + number : customer.id())
                .element("Наименование", customer.name());
        if (customer.officialName() == null) {
            person(customer);
        } else {
            company(customer);
        }
        actualAddress(order);
        contacts(customer);
        if (customer.representative() != null) {
            representative(customer.representative());
        }
        xml.element("Роль", "Покупатель").close("Контрагент").close("Контрагенты");
    }

    private void person(Customer customer) {
        xml.element("ПолноеНаименование", customer.fullName() == null ? customer.name() : customer.fullName())
                .element("ИНН", customer.taxId());
        address("АдресРегистрации", customer.address());
    }

    private void company(Customer customer) {
        xml.element("ОфициальноеНаименование", customer.officialName());
        address("ЮридическийАдрес", customer.address());
        xml.element("ИНН", customer.taxId()).element("КПП", customer.taxReasonCode());
    }

    /** Where 1C delivers to: it does not look at the value that is called so. */
    private void actualAddress(Order order) {
        String delivery = order.delivery() == null ? null : order.delivery().address();
        address("Адрес", delivery == null ? order.customer().address() : new PostalAddress(delivery));
    }

    private void address(String name, @Nullable PostalAddress address) {
        if (address != null) {
            xml.open(name).element("Представление", address.text());
            parts(address);
            xml.close(name);
        }
    }

    /** Stock 1C makes the whole anew of two parts or more, and loses what stands in none. */
    private void parts(PostalAddress address) {
        if (form == Form.CONTAINERS) {
            field("Почтовый индекс", address.postcode());
            field("Страна", address.country());
            field("Регион", address.region());
            field("Город", address.city());
            field("Улица", address.street());
        }
    }

    private void field(String type, @Nullable String value) {
        if (value != null) {
            xml.open("АдресноеПоле")
                    .element("Тип", type)
                    .element("Значение", value)
                    .close("АдресноеПоле");
        }
    }

    private void contacts(Customer customer) {
        if (!customer.contacts().isEmpty()) {
            xml.open("Контакты");
            customer.contacts()
                    .forEach(contact -> xml.open("Контакт")
                            .element("Тип", type(contact))
                            .element("Значение", contact.value())
                            .close("Контакт"));
            xml.close("Контакты");
        }
    }

    private String type(Contact contact) {
        String mail = form == Form.FLAT ? "Почта" : "Электронная почта";
        return contact.kind() == Contact.Kind.PHONE ? "Телефон рабочий" : mail;
    }

    private void representative(String name) {
        xml.open("Представители")
                .open("Представитель")
                .open("Контрагент")
                .element("Отношение", "Контактное лицо")
                .element("Наименование", name)
                .close("Контрагент")
                .close("Представитель")
                .close("Представители");
    }
}

package dev.seans.services;

import dev.seans.filter.RefusalReason;
import jakarta.servlet.http.HttpServletResponse;

/** What a client of a service is told: in 1C's words where it has some, since clients compare them, and in English. */
enum ServiceRefusalText {
    NO_SESSION_NAMED(
            "Не указан заголовок управления сеансами или куки с идентификатором сеанса",
            "The call says of no session what to do: send the header IBSession: start, or the cookie that came with it."),
    WAITED_TOO_LONG("Истекло время ожидания сеанса", "No session became free in time: try again later."),
    UNKNOWN("Сеанс не найден или завершен", "There is no such session, or it has ended: send IBSession: start."),
    NOT_CREATED("Не удалось создать сеанс", "No session could be created: try again later."),
    NOT_PUBLISHED("Сервис не опубликован", "There is no such service here, or it is switched off."),
    WHO_ARE_YOU("Идентификация пользователя не выполнена", "The credentials are missing, or wrong."),
    TOO_MANY_WRONG(
            "Слишком много неверных паролей, повторите попытку позже",
            "Too many passwords were wrong: try again later."),
    NOT_ALLOWED("Недостаточно прав для вызова сервиса", "The user does not have the role that the service asks for."),
    LOST(
            "Сеанс удерживался слишком долго, изменения в нем не сохранены",
            "The call took longer than it may hold its session, and what it has changed there was not kept."),
    UNAVAILABLE("Сервис временно недоступен", "Sessions cannot be reached at the moment: try again later.");

    private final String russian;
    private final String english;

    ServiceRefusalText(String russian, String english) {
        this.russian = russian;
        this.english = english;
    }

    /** An unknown session is told in the words that belong to the status which the operator wants for it. */
    static ServiceRefusalText of(RefusalReason reason, int status) {
        return switch (reason) {
            case NO_ID, MALFORMED_ID, TRUNCATED_ID -> NO_SESSION_NAMED;
            case UNKNOWN_ID, OTHER_USER, OTHER_ADDRESS -> ofUnknown(status);
            case BUSY, POOL_FULL, TOO_MANY_WAIT -> WAITED_TOO_LONG;
            case TOO_MANY_SESSIONS, SET_UP_FAILED -> NOT_CREATED;
            case NOT_PUBLISHED -> NOT_PUBLISHED;
            case LOGIN_BRAKED -> TOO_MANY_WRONG;
            case NO_CREDENTIALS, WRONG_CREDENTIALS -> WHO_ARE_YOU;
            case ROLE_MISSING -> NOT_ALLOWED;
            case LOST -> LOST;
            case UNAVAILABLE -> UNAVAILABLE;
        };
    }

    private static ServiceRefusalText ofUnknown(int status) {
        return switch (status) {
            case HttpServletResponse.SC_BAD_REQUEST -> NO_SESSION_NAMED;
            case HttpServletResponse.SC_NOT_ACCEPTABLE -> WAITED_TOO_LONG;
            default -> UNKNOWN;
        };
    }

    String plain() {
        return russian + "\n" + english + "\n";
    }

    /** As 1C writes it; the texts need no escapes. */
    String xml(int status) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<exception xmlns=\"http://v8.1c.ru/8.2/virtual-resource-system\""
                + " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:type=\"Exception\" clsid=\"580392e6-ba49-4280-ac67-fcd6f2180121\" reason=\"" + status + "\">"
                + "<descr xmlns=\"http://v8.1c.ru/8.1/data/core\">" + russian + "</descr></exception>\n";
    }
}

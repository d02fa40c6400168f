package dev.seans.acceptance;

import static dev.seans.acceptance.HostileRequest.REFUSED;
import static dev.seans.acceptance.HostileRequest.answered;
import static dev.seans.acceptance.HostileRequest.failed;
import static dev.seans.acceptance.HostileRequest.refused;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of bad input: each row with its exact answer. */
final class HostileRequests {

    private static final String OTHER_ID = "A".repeat(43);
    private static final String CHARACTERS =
            "The file name has forbidden characters: remove control characters and any of < > : \" | ? *";
    private static final String LEAVES =
            "The file name leads out of the session's folder: remove the two dots from it.";
    private static final String LENGTH = "The file name is too long or empty: it may have 1 to 500 characters.";
    private static final String AMBIGUOUS =
            "The file name could be mistaken for another: remove a dot or blank at an end, and names of devices.";

    /** After a failure of two lines at init 1C would upload the whole file. */
    private static final String ADVICE = "\nThe application server's log has the details, in the line of this request.";

    private HostileRequests() {}

    static Stream<HostileRequest> all() {
        return Stream.of(ids(), users(), protocol(), names(), bodies()).flatMap(rows -> rows);
    }

    /** Session cookies of ids that consist of one letter. */
    private static String cookies(String... letters) {
        return Stream.of(letters)
                .map(letter -> "seans=" + letter.repeat(43) + "; ")
                .collect(Collectors.joining());
    }

    private static Stream<HostileRequest> ids() {
        return Stream.of(
                refused("no id at all"),
                refused("an empty id").query("type=catalog&mode=init&sessid="),
                refused("an id that nobody issued").query("type=catalog&mode=init&sessid=" + OTHER_ID),
                refused("a path as id").query("type=catalog&mode=init&sessid=../../etc/passwd"),
                refused("an escaped path as id").query("type=catalog&mode=init&sessid=%2e%2e%2fx"),
                refused("an id with a NUL").query("type=catalog&mode=init&sessid=%00" + OTHER_ID.substring(1)),
                refused("an id with SQL").query("type=catalog&mode=init&sessid='%20OR%201=1--"),
                refused("an id that is too short").query("type=catalog&mode=init&sessid=abc"),
                refused("an id that is too long").query("type=catalog&mode=init&sessid=" + "a".repeat(4000)),
                refused("a Cyrillic id").query("type=catalog&mode=init&sessid=" + "ж".repeat(43)),
                refused("a lone per cent sign as id").query("type=catalog&mode=init&sessid=%"),
                refused("two different ids in the URL").query("type=catalog&mode=init&sessid=<id>&sessid=" + OTHER_ID),
                refused("a bad id in the URL beside a good cookie")
                        .query("type=catalog&mode=init&sessid=x")
                        .header("Cookie", "seans=<id>"),
                refused("an unknown id in the URL beside a good cookie")
                        .query("type=catalog&mode=init&sessid=" + OTHER_ID)
                        .header("Cookie", "seans=<id>"),
                refused("a bad cookie beside a good header")
                        .header("Cookie", "seans=x")
                        .header("IBSession", "<id>"),
                refused("two cookies that nobody issued")
                        .header("Cookie", "seans=" + OTHER_ID + "; seans=" + "B".repeat(43)),
                refused("a good cookie behind three that nobody issued")
                        .header("Cookie", cookies("A", "B", "C") + "seans=<id>"),
                answered("an old cookie beside a good one", 200, "zip=yes\nfile_limit=32768")
                        .header("Cookie", "seans=" + OTHER_ID + "; seans=<id>"),
                answered("fifty cookies, of which two are different", 200, "zip=yes\nfile_limit=32768")
                        .header("Cookie", "seans=<id>; ".repeat(49) + "seans=" + OTHER_ID),
                refused("the command start in the URL").query("type=catalog&mode=init&sessid=start"),
                refused("the command start in the cookie").header("Cookie", "seans=start"),
                refused("the command start in the header, which is no id").header("IBSession", "start"),
                refused("the command finish in the header, which is no id").header("IBSession", "finish"),
                refused("an id and a character more").query("type=catalog&mode=init&sessid=<id>x"),
                refused("an id behind a blank").query("type=catalog&mode=init&sessid=+<id>"),
                refused("an id with Base64's padding").query("type=catalog&mode=init&sessid=<id>="),
                refused("an id with a line break").query("type=catalog&mode=init&sessid=<id>%0A"),
                refused("an id with a path parameter").query("type=catalog&mode=init&sessid=<id>;x=1"),
                refused("an id in capitals' parameter").query("type=catalog&mode=init&SESSID=<id>"),
                refused("an id in a parameter of PHP's arrays").query("type=catalog&mode=init&sessid[]=<id>"),
                refused("an id behind the fragment sign").query("type=catalog&mode=init&x=%23sessid=<id>"),
                refused("an id in the body of a form")
                        .method("POST")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .body("sessid=<id>".getBytes(StandardCharsets.US_ASCII)),
                refused("two ids in one header").header("IBSession", "<id>, <id>"),
                refused("two different headers").header("IBSession", "<id>").header("IBSession", OTHER_ID),
                refused("an id in a header of another name").header("X-Session", "<id>"),
                refused("a cookie of another name").header("Cookie", "JSESSIONID=<id>"),
                answered("a malformed id even at checkauth", 403, REFUSED)
                        .query("type=catalog&mode=checkauth&sessid=../x"));
    }

    private static Stream<HostileRequest> users() {
        String missing = "failure\nThere was no user name and password: enter them in the exchange settings of 1C.";
        String wrong = "failure\nThe user name or the password is wrong: check them in the exchange settings of 1C.";
        String checkauth = "type=catalog&mode=checkauth";
        return Stream.of(
                answered("checkauth without credentials", 401, missing)
                        .query(checkauth)
                        .as(""),
                answered("checkauth with a wrong password", 401, wrong)
                        .query(checkauth)
                        .as(Basic.of("1c", "wrong")),
                answered("checkauth of nobody", 401, wrong).query(checkauth).as(Basic.of("nobody", "1c")),
                answered("checkauth with an empty password", 401, wrong)
                        .query(checkauth)
                        .as(Basic.of("1c", "")),
                answered("checkauth with credentials that are not Base64", 401, wrong)
                        .query(checkauth)
                        .as("Basic !!!"),
                answered("checkauth with credentials without a colon", 401, wrong)
                        .query(checkauth)
                        .as("Basic MWM="),
                answered("checkauth with another scheme", 401, wrong)
                        .query(checkauth)
                        .as("Bearer abc"),
                answered(
                                "checkauth of a user without the role",
                                403,
                                "failure\nThe user guest does not have the role seans-exchange:"
                                        + " grant it on the application server.")
                        .query(checkauth)
                        .as(Basic.of("guest", "guest")),
                refused("a good id with a wrong password")
                        .query("type=catalog&mode=init&sessid=<id>")
                        .as(Basic.of("1c", "wrong")),
                refused("a good id of another user")
                        .query("type=catalog&mode=init&sessid=<id>")
                        .as(Basic.of("admin", "admin")),
                refused("a good id with another scheme")
                        .query("type=catalog&mode=init&sessid=<id>")
                        .as("Digest username=\"1c\""));
    }

    private static Stream<HostileRequest> protocol() {
        String types = " is not supported here: there are type=catalog, type=sale, type=listen.";
        String modes = "for type=catalog there are checkauth, complete, deactivate, file, import, init.";
        return Stream.of(
                answered("PUT", 405, "failure\nThe method PUT is not supported here: use GET or POST." + ADVICE)
                        .method("PUT")
                        .query("type=catalog&mode=init&sessid=<id>"),
                answered("DELETE", 405, "failure\nThe method DELETE is not supported here: use GET or POST." + ADVICE)
                        .method("DELETE")
                        .query("type=catalog&mode=init&sessid=<id>"),
                answered("PATCH", 405, "failure\nThe method PATCH is not supported here: use GET or POST." + ADVICE)
                        .method("PATCH")
                        .query("type=catalog&mode=init&sessid=<id>"),
                answered("OPTIONS", 405, "failure\nThe method OPTIONS is not supported here: use GET or POST." + ADVICE)
                        .method("OPTIONS")
                        .query("type=catalog&mode=init&sessid=<id>"),
                failed("two modes, of which the first decides", "The command mode=wipe is unknown: " + modes)
                        .query("type=catalog&mode=wipe&mode=init&sessid=<id>"),
                failed("two types, of which the first decides", "The exchange type=wipe" + types + ADVICE)
                        .query("type=wipe&type=catalog&mode=init&sessid=<id>"),
                failed("a mode with a blank behind it", "The command mode=init  is unknown: " + modes)
                        .query("type=catalog&mode=init%20&sessid=<id>"),
                failed("a mode with markup", "The command mode=<script> is unknown: " + modes)
                        .query("type=catalog&mode=%3Cscript%3E&sessid=<id>"),
                failed("a parameter without a value", "The command mode= is unknown: " + modes)
                        .query("type=catalog&mode&sessid=<id>"),
                failed("no type", "The exchange type=" + types + ADVICE).query("mode=init&sessid=<id>"),
                failed("another type", "The exchange type=act" + types + ADVICE)
                        .query("type=act&mode=init&sessid=<id>"),
                failed("a type in capitals", "The exchange type=SALE" + types)
                        .query("type=SALE&mode=query&sessid=<id>"),
                failed("directories of users", "The exchange type=reference" + types)
                        .query("type=reference&mode=file&filename=a.xml&sessid=<id>")
                        .method("POST")
                        .body(HostileRequest.XML),
                failed("a catalogue of the site", "The exchange type=get_catalog" + types)
                        .query("type=get_catalog&mode=query&sessid=<id>"),
                failed("a pull of a CRM", "The exchange type=crm" + types).query("type=crm&mode=query&sessid=<id>"),
                failed(
                                "an import of orders that were not uploaded",
                                "The file orders.xml was not uploaded in this session: send it with the command file"
                                        + " first.")
                        .query("type=sale&mode=import&filename=orders.xml&sessid=<id>"),
                failed(
                                "a mode that orders do not have",
                                "The command mode=wipe is unknown: for type=sale there are"
                                        + " checkauth, complete, file, import, info, init, query, success.")
                        .query("type=sale&mode=wipe&sessid=<id>"),
                failed("a mode of orders in a catalogue", "The command mode=query is unknown: " + modes)
                        .query("type=catalog&mode=query&sessid=<id>"),
                failed("no mode", "The command mode= is unknown: " + modes).query("type=catalog&sessid=<id>"),
                failed("another mode", "The command mode=wipe is unknown: " + modes)
                        .query("type=catalog&mode=wipe&sessid=<id>"),
                failed("a mode in capitals", "The command mode=INIT is unknown: " + modes)
                        .query("type=catalog&mode=INIT&sessid=<id>"),
                failed("a mode that forges a line", "The command mode=x success is unknown: " + modes)
                        .query("type=catalog&mode=x%0Asuccess&sessid=<id>"),
                failed(
                                "an import of what was never uploaded",
                                "The file nope.xml was not uploaded in this session:"
                                        + " send it with the command file first.")
                        .query("type=catalog&mode=import&filename=nope.xml&sessid=<id>"),
                failed("an import without a name", "The file has no name: the parameter filename is needed.")
                        .query("type=catalog&mode=import&sessid=<id>"),
                failed("an import of a path", LEAVES).query("type=catalog&mode=import&filename=../../x&sessid=<id>"));
    }

    private static Stream<HostileRequest> names() {
        return Stream.of(
                failed("no name", "The file has no name: the parameter filename is needed.")
                        .upload(""),
                failed("a parent folder", LEAVES).upload("../x.xml"),
                failed("an escaped parent folder", LEAVES).upload("%2e%2e%2fx.xml"),
                failed("a parent folder with backslashes", LEAVES).upload("..%5C..%5Cx.xml"),
                failed("a parent folder in the middle", LEAVES).upload("a/../../../x.xml"),
                failed("a parent folder behind a drive", LEAVES).upload("C:%5C..%5Cx.xml"),
                failed("a NUL in the name", CHARACTERS).upload("a%00.xml"),
                failed("a line break in the name", CHARACTERS).upload("a%0D%0Asuccess.xml"),
                failed("a stream of NTFS", CHARACTERS).upload("a.xml:stream"),
                failed("a wildcard", CHARACTERS).upload("*.xml"),
                failed("a device", AMBIGUOUS).upload("nul.xml"),
                failed("a device in a folder", AMBIGUOUS).upload("CON/x.xml"),
                failed("a tab in the name", CHARACTERS).upload("a%09b.xml"),
                failed("the character DEL", CHARACTERS).upload("a%7Fb.xml"),
                failed("a change of direction", CHARACTERS).upload("a%E2%80%AElmx.exe"),
                failed("a line separator of Unicode", CHARACTERS).upload("a%E2%80%A8success.xml"),
                failed("a quotation mark", CHARACTERS).upload("a%22b.xml"),
                failed("a pipe", CHARACTERS).upload("a%7Cb.xml"),
                failed("a question mark", CHARACTERS).upload("a%3Fb.xml"),
                failed("markup", CHARACTERS).upload("%3Cb%3E.xml"),
                failed("four dots as a folder", AMBIGUOUS).upload("..../x.xml"),
                failed("a blank at the end of a folder", AMBIGUOUS).upload("a%20/x.xml"),
                failed("a serial port", AMBIGUOUS).upload("com1.xml"),
                failed("a printer with an extension", AMBIGUOUS).upload("import_files/LPT9.jpg"),
                failed("a parent folder behind the client's own folder", LEAVES).upload("/tmp/../x.xml"),
                failed("a parent folder at the end", LEAVES).upload("a/.."),
                failed("a dot at the end", AMBIGUOUS).upload("x.xml."),
                failed("nothing but dots", LENGTH).upload("./."),
                failed("nothing but slashes", LENGTH).upload("///"),
                failed("a name of 501 characters", LENGTH).upload("a/".repeat(10) + "b".repeat(481)),
                failed("a part of 256 bytes", "A part of the file name is too long: it may have 255 bytes at the most.")
                        .upload("b".repeat(256)),
                failed("17 folders", "The file name has too many folders: there may be 15 at the most.")
                        .upload("a/".repeat(17) + "x.xml"));
    }

    private static Stream<HostileRequest> bodies() {
        return Stream.of(
                failed(
                                "an empty body",
                                "The file a.xml was not received: the body of the request is empty."
                                        + " Repeat the exchange.")
                        .upload("a.xml")
                        .body(new byte[0]),
                failed(
                                "a GET for a file",
                                "The file a.xml was not received: the body of the request is empty."
                                        + " Repeat the exchange.")
                        .query("type=catalog&mode=file&filename=a.xml&sessid=<id>"),
                failed(
                                "more than a file may have",
                                "The file a.xml was not accepted: it exceeds the limit seans.upload.max-file = 64 KiB."
                                        + " Export less, or raise the limit on the server.")
                        .upload("a.xml")
                        .body(new byte[65 * 1024]),
                answered("a body without a session", 403, REFUSED)
                        .method("POST")
                        .query("type=catalog&mode=file&filename=a.xml")
                        .body(new byte[1000]));
    }
}

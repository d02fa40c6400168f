package dev.seans.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

class PostgreSqlJavaSeSmokeIT extends JavaSeContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }

    @Override
    String url(String url) {
        return url;
    }

    @Override
    String driver() {
        return "org.postgresql.Driver";
    }

    @Test
    void theProgramOfThePageIsCompiledAndRunAgainstTheJarAndADriverAlone() throws Exception {
        erp.stored(1, login());
        String page = Files.readString(Path.of("docs", "session-client.md"));
        int begin = page.lastIndexOf("```java\n", page.indexOf("public class Stock ")) + "```java\n".length();
        Path source = folder.resolve("Stock.java");
        Files.writeString(
                source, page.substring(begin, page.indexOf("```", begin)).replace("/hs/stock/", "data/"));

        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", classPath(), "-d", folder.toString(), source.toString());

        assertThat(compiled).isZero();
        String url = database.with(connection -> connection.getMetaData().getURL());
        assertThat(java(
                        Map.of("SEANS_DATABASE", url + (url.contains("?") ? "&" : "?") + "user=postgres"),
                        "Stock",
                        "chair",
                        "lamp"))
                .containsExactly("{\"path\":\"/data/chair\"}", "{\"path\":\"/data/lamp\"}");
    }
}

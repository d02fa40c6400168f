package dev.seans.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seans.catalog.CatalogQueries;
import dev.seans.catalog.CatalogWriter;
import dev.seans.catalog.ProductView;
import dev.seans.catalog.WriteContext;
import dev.seans.changes.GivenChanges;
import dev.seans.commerceml.CatalogReader;
import dev.seans.database.Database;
import dev.seans.database.StatementPlans;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.database.TestTransactions;
import dev.seans.fakes.Injected;
import dev.seans.identity.SessionKey;
import dev.seans.records.CatalogRecord;
import dev.seans.registry.GivenRows;
import dev.seans.registry.ImportSources;
import dev.seans.registry.ImportState;
import dev.seans.search.ProductSearch.Found;
import dev.seans.search.ProductSearch.Wanted;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Products are found by what people type, and the lists behind it follow what is imported; on whichever database. */
abstract class ProductSearchContract {

    private static final int PIECE = 1000;

    private Database database;
    private TestTransactions transactions;
    private SteppedClock clock;
    private SearchUpkeep upkeep;
    private ProductSearch search;
    private int followed;

    abstract TestDatabase kind();

    @BeforeEach
    void oneSource() throws Exception {
        transactions = new TestTransactions(kind().emptied());
        database = transactions.database();
        clock = new SteppedClock(database);
        new ImportSources(database, clock).ensure("1c");
        new ImportSources(database, clock).ensure("moscow");
        SearchIndex index = Injected.into(new SearchIndex(PIECE), database);
        search = new ProductSearch(database, new CatalogQueries(database));
        upkeep = new SearchUpkeep(
                new SearchIndex() {
                    @Override
                    public List<Long> behind() {
                        return index.behind();
                    }

                    @Override
                    public void follow(long sourceId) {
                        followed++;
                        inTransaction(() -> index.follow(sourceId));
                    }
                },
                new SourceCounts(database, clock));
    }

    @Test
    void names_are_found_by_their_beginning_whatever_their_capitals_are() {
        imported("1c", product("a", "Ёлка  Новогодняя"), product("b", "Елочная игрушка"), product("c", "Лыжи 100%_"));
        upkeep.run(() -> false);

        assertThat(found("ёЛ")).containsExactly("a", "b");
        assertThat(found("елка новогодняя")).containsExactly("a");
        assertThat(found("лыжи 100%_")).containsExactly("c");
        assertThat(found("лыжи 100__")).as("no sign is a pattern").isEmpty();
        assertThat(found("новогодняя")).as("not the beginning").isEmpty();
    }

    @Test
    void a_product_is_found_by_its_id_its_codes_and_those_of_its_offers() {
        imported(
                "1c",
                "<Товар><Ид>guid-1</Ид><Артикул>АВ-17</Артикул><Наименование>Стол</Наименование>"
                        + "<Штрихкод>4600001</Штрихкод><Штрихкод>4600002</Штрихкод>"
                        + "<ЗначенияРеквизитов><ЗначениеРеквизита><Наименование>Код</Наименование><Значение>00-77</Значение>"
                        + "</ЗначениеРеквизита></ЗначенияРеквизитов></Товар>",
                product("guid-2", "ав-17: комод"));
        imported(
                "1c",
                offers("<Предложение><Ид>guid-1#red</Ид><Наименование>Стол красный</Наименование>"
                        + "<Артикул>RED</Артикул><Штрихкод>590</Штрихкод><Штрихкод>591</Штрихкод></Предложение>"));
        upkeep.run(() -> false);

        assertThat(found("guid-1")).containsExactly("guid-1");
        assertThat(List.of("460000", "4600002", "590", "591", "red"))
                .allSatisfy(code -> assertThat(found(code)).containsExactly("guid-1"));
        assertThat(found("ав-17")).as("codes stand before names").containsExactly("guid-1", "guid-2");
        assertThat(found("guid")).as("of an id, all of it").isEmpty();
    }

    @Test
    void all_products_are_paged_through_by_name_and_each_stands_on_one_page() {
        imported(
                "1c",
                IntStream.range(0, 25)
                        .mapToObj(number -> product("p" + number, number % 2 == 0 ? "Same" : "Name " + number))
                        .toArray(String[]::new));
        upkeep.run(() -> false);

        List<String> all = new ArrayList<>();
        Found page = search.find("1c", new Wanted("", null, false, null, 10));
        all.addAll(ids(page));
        while (page.next() != null) {
            page = search.find("1c", new Wanted("", null, false, page.next(), 10));
            all.addAll(ids(page));
        }

        assertThat(all).hasSize(25).doesNotHaveDuplicates();
        assertThat(all.subList(0, 12))
                .as("names come before")
                .allMatch(id -> Integer.parseInt(id.substring(1)) % 2 == 1);
    }

    @Test
    void the_products_of_a_group_and_the_hidden_ones_have_lists_of_their_own() {
        imported(
                "1c",
                "<Товар><Ид>b</Ид><Наименование>Б</Наименование><Группы><Ид>tools</Ид></Группы></Товар>",
                "<Товар><Ид>a</Ид><Наименование>А</Наименование><Группы><Ид>tools</Ид></Группы></Товар>",
                "<Товар Статус=\"Удален\"><Ид>gone</Ид><Наименование>В</Наименование></Товар>");
        upkeep.run(() -> false);

        assertThat(ids(search.find("1c", new Wanted("", "tools", false, null, 10))))
                .containsExactly("a", "b");
        assertThat(ids(search.find("1c", new Wanted("б", "tools", false, null, 10))))
                .containsExactly("b");
        assertThat(ids(search.find("1c", new Wanted("", "tool", false, null, 10))))
                .isEmpty();
        assertThat(ids(search.find("1c", new Wanted("", null, true, null, 10)))).containsExactly("gone");
    }

    @Test
    void what_is_renamed_moved_or_shown_again_leaves_its_old_place() {
        imported(
                "1c",
                "<Товар Статус=\"Удален\"><Ид>a</Ид><Наименование>Old</Наименование><Артикул>1</Артикул>"
                        + "<Группы><Ид>tools</Ид></Группы></Товар>");
        upkeep.run(() -> false);
        imported(
                "1c",
                "<Товар><Ид>a</Ид><Наименование>New</Наименование><Артикул>2</Артикул>"
                        + "<Группы><Ид>toys</Ид></Группы></Товар>");
        upkeep.run(() -> false);

        assertThat(database.query(
                        "SELECT list, term FROM seans_search_term ORDER BY list, term",
                        row -> row.getString("list") + " " + row.getString("term")))
                .containsExactly("c 2", "gtoys new", "n new");
    }

    @Test
    void no_source_sees_the_products_of_another_one() {
        imported("1c", product("a", "Стол"));
        imported("moscow", product("a", "Стол"), product("b", "Стол"));
        upkeep.run(() -> false);

        assertThat(found("стол")).containsExactly("a");
        assertThat(ids(search.find("moscow", new Wanted("стол", null, false, null, 10))))
                .containsExactly("a", "b");
        assertThat(ids(search.find("nobody", new Wanted("", null, false, null, 10))))
                .isEmpty();
    }

    @Test
    void a_large_import_is_followed_in_pieces_and_a_stop_between_them_loses_nothing() {
        imported(
                "1c",
                IntStream.range(0, 2 * PIECE + 1)
                        .mapToObj(number -> product("p" + number, "Name " + number))
                        .toArray(String[]::new));

        upkeep.run(() -> followed == 1);
        assertThat(search.find("1c", new Wanted("", null, false, null, 10)).behind())
                .isTrue();
        assertThat(terms()).isEqualTo(PIECE);

        upkeep.run(() -> false);
        assertThat(search.find("1c", new Wanted("", null, false, null, 10)).behind())
                .isFalse();
        assertThat(terms()).isEqualTo(2 * PIECE + 1);
    }

    @Test
    void nothing_is_followed_while_an_import_of_the_source_runs() {
        imported("1c", product("a", "Стол"));
        long session = new GivenRows(database)
                .session("1c", new SessionKey("b".repeat(64)), ImportState.IN_PROGRESS, clock.now());
        long file = new GivenRows(database).file(session, "import.xml", 1, 1, ImportState.IN_PROGRESS);

        upkeep.run(() -> false);
        assertThat(found("стол")).isEmpty();

        database.update("UPDATE seans_import_file SET state = 'COMPLETED' WHERE id = ?", file);
        upkeep.run(() -> false);
        assertThat(found("стол")).containsExactly("a");
    }

    @Test
    void a_repeated_import_of_the_same_writes_nothing() {
        imported("1c", product("a", "Стол"));
        upkeep.run(() -> false);
        imported("1c", product("a", "Стол"));
        long before = terms();

        upkeep.run(() -> false);

        assertThat(terms()).isEqualTo(before);
        assertThat(search.find("1c", new Wanted("", null, false, null, 10)).behind())
                .isFalse();
    }

    @Test
    void a_source_is_counted_once_it_has_been_followed_and_not_again_before_a_hundred_times_as_long() {
        imported("1c", product("a", "Стол"));
        assertThat(counts()).isNull();
        upkeep.run(() -> false);
        assertThat(counts()).isEqualTo(new ProductSearch.Counts(0, 1, 0, 0, 0, clock.now()));
        Instant first = clock.now();

        database.update("UPDATE seans_search_state SET count_millis = 1000");
        imported("1c", product("b", "Стул"));
        clock.step(Duration.ofSeconds(100));
        upkeep.run(() -> false);
        assertThat(counts()).extracting(ProductSearch.Counts::at).isEqualTo(first);

        clock.step(Duration.ofSeconds(1));
        upkeep.run(() -> false);
        assertThat(counts()).isEqualTo(new ProductSearch.Counts(0, 2, 0, 0, 0, clock.now()));
    }

    @Test
    void a_page_behind_a_product_that_has_left_the_list_says_so() {
        imported("1c", product("a", "Стол"));
        upkeep.run(() -> false);
        long row = database.find("SELECT id FROM seans_catalog_product", one -> one.getLong("id"))
                .orElseThrow();

        assertThatThrownBy(() -> search.find("1c", new Wanted("", "tools", false, row, 10)))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("after= is no product of this list, or not any more: begin with the first page");
    }

    @Test
    void a_page_reads_little_more_than_it_shows() {
        imported(
                "1c",
                IntStream.range(0, 3 * PIECE)
                        .mapToObj(number ->
                                "<Товар><Ид>p" + number + "</Ид><Артикул>" + number + "</Артикул><Наименование>Name "
                                        + number % 7 + "</Наименование><Группы><Ид>g</Ид></Группы></Товар>")
                        .toArray(String[]::new));
        upkeep.run(() -> false);
        database.update("ANALYZE");
        StatementPlans plans = new StatementPlans(database);
        ProductSearch watched = new ProductSearch(plans.database(), new CatalogQueries(database));

        assertThat(ids(watched.find("1c", new Wanted("", null, false, null, 10))))
                .hasSize(10);
        assertThat(ids(watched.find("1c", new Wanted("name 3", null, false, null, 10))))
                .hasSize(10);
        assertThat(ids(watched.find("1c", new Wanted("name", "g", false, null, 10))))
                .hasSize(10);
        assertThat(ids(watched.find("1c", new Wanted("29", null, false, null, 10))))
                .hasSize(10);

        assertThat(plans.of("seans_search_term")).hasSize(6).allSatisfy(plan -> {
            assertThat(plan)
                    .doesNotContain("Sort")
                    .matches(StatementPlans.scans().negate());
            assertThat(StatementPlans.scanned(plan)).as(plan).isLessThan(50);
        });
    }

    private ProductSearch.@Nullable Counts counts() {
        return search.find("1c", new Wanted("", null, false, null, 10)).counts();
    }

    private long terms() {
        return database.find("SELECT COUNT(*) AS terms FROM seans_search_term", row -> row.getLong("terms"))
                .orElseThrow();
    }

    private List<String> found(String text) {
        return ids(search.find("1c", new Wanted(text, null, false, null, 10)));
    }

    private static List<String> ids(Found found) {
        return found.products().stream().map(ProductView::id).toList();
    }

    private static String product(String id, String name) {
        return "<Товар><Ид>" + id + "</Ид><Наименование>" + name + "</Наименование></Товар>";
    }

    private static String offers(String offers) {
        return "<ПакетПредложений><Ид>c#</Ид><Предложения>" + offers + "</Предложения></ПакетПредложений>";
    }

    private void imported(String source, String... products) {
        boolean isOffers = products[0].startsWith("<ПакетПредложений>");
        String document = isOffers
                ? products[0]
                : "<Каталог СодержитТолькоИзменения=\"true\"><Ид>c</Ид><Товары>" + String.join("", products)
                        + "</Товары></Каталог>";
        long sourceId = database.find(
                        "SELECT id FROM seans_import_source WHERE name = ?", row -> row.getLong("id"), source)
                .orElseThrow();
        inTransaction(() -> {
            long number = GivenChanges.of(database).next(sourceId);
            WriteContext context = new WriteContext(sourceId, number, number, clock.now(), number);
            var unused = database.with(connection -> CatalogWriter.portable(database.dialect())
                    .write(
                            connection,
                            context,
                            read("<КоммерческаяИнформация>" + document + "</КоммерческаяИнформация>")));
        });
    }

    private static List<CatalogRecord> read(String document) {
        List<CatalogRecord> records = new ArrayList<>();
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        try (CatalogReader reader = new CatalogReader(new ByteArrayInputStream(bytes))) {
            for (CatalogRecord next = reader.next(); next != null; next = reader.next()) {
                records.add(next);
            }
        } catch (Exception wrong) {
            throw new AssertionError(document, wrong);
        }
        return records;
    }

    private void inTransaction(Runnable work) {
        try {
            var unused = transactions.run(() -> {
                work.run();
                return true;
            });
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}

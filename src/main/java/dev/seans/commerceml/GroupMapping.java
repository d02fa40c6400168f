package dev.seans.commerceml;

import dev.seans.records.CatalogRecord;
import dev.seans.records.DeletionMark;
import dev.seans.records.Extra;
import dev.seans.records.GroupRecord;
import dev.seans.records.RecordKind;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code Группа}, with all groups inside it: a group comes before its subgroups, whatever the order of elements.
 * A subgroup of a group without id hangs on the next group around it that has one.
 */
final class GroupMapping implements Mapping {

    @Override
    public void map(Element element, GoodsContext context, Consumer<CatalogRecord> records) {
        mapBelow(null, element, records);
    }

    private static void mapBelow(@Nullable String parentId, Element element, Consumer<CatalogRecord> records) {
        String nextParent = parentId;
        try {
            RecordValues values = new RecordValues(RecordKind.GROUP);
            GroupRecord group = read(element, parentId, values);
            records.accept(group);
            values.problems(group.id()).forEach(records);
            nextParent = group.id();
        } catch (BadRecordException bad) {
            records.accept(bad.at(RecordKind.GROUP, element));
            element.finish();
        }
        for (Element inner : element.children("Группы")) {
            for (Element group : inner.children()) {
                mapBelow(nextParent, group, records);
            }
        }
    }

    private static GroupRecord read(Element element, @Nullable String parentId, RecordValues values)
            throws BadRecordException {
        String name = RecordFields.name(element);
        String id = RecordFields.id(element);
        DeletionMark mark = RecordFields.mark(element, name != null);
        if (name == null) {
            RecordFields.markAlone(element, "Группы", values);
            return new GroupRecord(id, mark, null);
        }
        List<String> images = element.child("Картинка") == null ? null : ProductMapping.images(element, values);
        Extra extra = Leftover.extra(element, "Группы", values);
        return new GroupRecord(id, mark, new GroupRecord.Content(parentId, name, images, extra));
    }
}

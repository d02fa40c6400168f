package dev.seans.files;

/** Tells whether the tables of the catalogue are what products are known by. */
public interface CatalogTables {

    /** False if something else takes the records in their stead: then what the tables say of images is old, or nothing. */
    boolean areWritten();
}

/**
 * What clients have uploaded: a folder for each session key, private parts, and one file for each generation of a name.
 * Owns the tables seans_upload_folder and seans_upload_file, and everything below {@code <seans.home>/uploads}.
 * Does not know what the files mean.
 */
@NullMarked
package dev.seans.uploads;

import org.jspecify.annotations.NullMarked;

package io.github.redirectfilter.condition;

import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.MaxMindDbParameter;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import io.github.redirectfilter.CountryResolver;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.match.IpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds the country of an address in a database of MaxMind's format. The only class that knows the library, which an
 * application may lack.
 *
 * <p>The file is read into memory as a whole: a mapped file that somebody cuts short in place fails with an Error.
 */
final class CountryDatabase implements CountryResolver {
    private final Reader reader;

    private CountryDatabase(Reader reader) {
        this.reader = reader;
    }

    /** The part of a database's entry that counts; public for the library, which makes them. */
    public record Entry(
            @MaxMindDbParameter(name = "country") @Nullable Country country) {
        @Nullable
        String code() {
            return country == null ? null : country.code();
        }
    }

    /** Of a country, its code. */
    public record Country(
            @MaxMindDbParameter(name = "iso_code") @Nullable String code) {}

    /**
     * Reads a database.
     *
     * @throws IOException if the file can't be read, or is none
     * @throws IllegalArgumentException if it is a database of something else
     */
    static CountryDatabase read(Path file) throws IOException {
        Reader reader = new Reader(file.toFile(), Reader.FileMode.MEMORY);
        if (!knowsCountries(reader)) {
            throw new IllegalArgumentException("the database " + file + " of type \""
                    + reader.getMetadata().databaseType()
                    + "\" knows no countries (expected one whose entries have country.iso_code)");
        }
        return new CountryDatabase(reader);
    }

    /** Usually the first entries show it. */
    private static boolean knowsCountries(Reader reader) throws IOException {
        try {
            Networks<Entry> entries = reader.networks(Entry.class);
            while (entries.hasNext()) {
                if (entries.next().data().code() != null) {
                    return true;
                }
            }
            return false;
        } catch (InvalidNetworkException | RuntimeException e) { // an entry of another form
            return false;
        }
    }

    @Override
    public @Nullable String country(RedirectRequest request) {
        IpAddress address = IpAddress.parse(request.remoteAddress());
        if (address == null) {
            return null;
        }
        try {
            // Java reads the text of an address as one, and asks a name server about any other text alone
            Entry entry = reader.get(InetAddress.getByName(address.toString()), Entry.class);
            return entry == null ? null : entry.code();
        } catch (IOException | RuntimeException e) {
            return null; // an address of IPv6 in a database of IPv4, a damaged file: it is not known
        }
    }
}

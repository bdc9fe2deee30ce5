// SPDX-License-Identifier: GPL-3.0-or-later
// pricing/rebuild_books.py on a small book and feed: what a newer feed does to prices, their dates and its lines.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/support/catch.hpp"
#include "tests/support/source_folder.hpp"

namespace {

namespace fs = std::filesystem;

const std::string kMapping = R"({"lambda": {"sources": {"feed": {"feed": "lambda", "url": "u", "readOn": "2026-01-01"}},
 "leftAside": ["Free"], "usageTypes": [{"usageType": "Request", "unit": "Requests", "source": "feed", "lines": ["Lambda Requests"]}]}})";

const std::string kBook = R"({
  "formatVersion": 2,
  "service": "AWSLambda",
  "name": "AWS Lambda",
  "sources": {
    "feed": {
      "title": "AWS public price feed 'lambda', published 2025-10-30T18:28:01Z",
      "url": "u",
      "validFrom": "2025-10-30",
      "readOn": "2026-01-01"
    }
  },
  "freeTiers": [
  ],
  "usageTypes": [
    {"usageType": "Request", "unit": "Requests", "source": "feed", "offerTerm": "T", "rates": ["R"], "regions": {
      "eu-west-1": ["AAAA", "0.2"],
      "us-east-1": ["BBBB", "0.2"]
    }}
  ]
}
)";

std::string feedOf(const std::string& date, const std::string& euWest, const std::string& more = "") {
    return "# AWS public price feed 'lambda', published " + date +
           "T18:28:01Z, USD\nregion,line,usd,rate_code\neu-west-1,Lambda Requests," + euWest +
           ",AAAA.T.R\nus-east-1,Lambda Requests,0.2,BBBB.T.R\nus-east-1,Free,0.0,CCCC.T.R\n" + more;
}

std::string textOf(const fs::path& path) {
    std::ifstream in(path);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

/// A copy of the script with a book of its own.
class Books {
public:
    Books() : path_(fs::temp_directory_path() / ("headroom-books-" + std::to_string(::getpid()))) {
        fs::create_directories(path_ / "tables/aws");
        fs::create_directories(path_ / "feeds");
        for (const char* script : {"rebuild_books.py", "dated_prices.py"})
            fs::copy_file(headroom::test::sourceFolder() / "pricing" / script, path_ / script,
                          fs::copy_options::overwrite_existing);
        write("feed_lines.json", kMapping);
        write("tables/aws/lambda.json", kBook);
        write("README.md", "<!-- coverage begins -->\n<!-- coverage ends -->\n");
    }
    ~Books() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Books(const Books&) = delete;
    Books& operator=(const Books&) = delete;

    void write(const std::string& name, const std::string& text) const { std::ofstream(path_ / name) << text; }
    std::string book() const { return textOf(path_ / "tables/aws/lambda.json"); }
    std::string coverage() const { return textOf(path_ / "README.md"); }

    /// What it says, with a feed in place.
    std::string run(const std::string& feed, const std::string& more = "--write") const {
        write("feeds/lambda.csv", feed);
        const std::string script = (path_ / "rebuild_books.py").string();
        const std::string command = "python3 '" + script + "' '" + (path_ / "feeds").string() + "' " + more + " >'" +
                                    (path_ / "said").string() + "' 2>&1";
        static_cast<void>(std::system(command.c_str()));
        return textOf(path_ / "said");
    }

private:
    fs::path path_;
};

bool withoutPython() {
    if (std::system("python3 --version >/dev/null 2>&1") == 0) return false;
    WARN("python3 is not there: the script that rebuilds the books is not tried");
    return true;
}

}  // namespace

TEST_CASE("a feed that the book is made of changes nothing") {
    if (withoutPython()) return;
    const Books books;
    CHECK(books.run(feedOf("2025-10-30", "0.2")) == "lambda.json: 2 entries, 0 differ\n");
    CHECK(books.book() == kBook);
}

TEST_CASE("a newer feed leaves the price before under its date, and what it repeats as it is") {
    if (withoutPython()) return;
    const Books books;
    const std::string said = books.run(feedOf("2026-10-30", "0.3"));
    CHECK(has(said,
              "lambda.json: Request eu-west-1: from 2026-10-30, before it from 2025-10-30: prices ['AAAA', '0.2'] "
              "-> ['AAAA', '0.3']"));
    CHECK(has(said, "lambda.json: 3 entries, 1 differ"));
    CHECK(has(said,
              "lambda.csv is of 2026-10-30, which the book does not have: what it repeats, 1 entry, keeps its "
              "date"));
    const std::string book = books.book();
    CHECK(has(book, "\"feed\": {"));
    CHECK(has(book, "\"feed-2026-10-30\": {"));
    CHECK(has(book, R"("source": "feed-2026-10-30", "offerTerm": "T", "rates": ["R"], "regions": {
      "eu-west-1": ["AAAA", "0.3"]
    }})"));
    CHECK(has(book, R"("source": "feed", "offerTerm": "T", "rates": ["R"], "regions": {
      "eu-west-1": ["AAAA", "0.2"],
      "us-east-1": ["BBBB", "0.2"]
    }})"));
    CHECK(has(books.coverage(), "| eu-west-1 | 1 |"));  // a price, whatever its dates
    CHECK(books.run(feedOf("2026-10-30", "0.3")) == "lambda.json: 3 entries, 0 differ\n");
    CHECK(books.book() == book);
    // A publication that repeats all leaves no trace.
    CHECK(has(books.run(feedOf("2026-11-30", "0.3")), "lambda.json: 3 entries, 0 differ"));
    CHECK(books.book() == book);
}

TEST_CASE("what a feed has beyond its known lines, or wrongly, is said") {
    if (withoutPython()) return;
    const Books books;
    CHECK(has(books.run(feedOf("2025-10-30", "0.2", "us-east-1,New Line Thing,0.1,DDDD.T.R\n")),
              "lambda.csv: 'New Line Thing' in 1 region is not known: feed_lines.json says neither what it is nor that "
              "it is left aside"));
    CHECK(
        has(books.run(feedOf("2025-10-30", "-0.2")), "eu-west-1 has 'Lambda Requests' at \"-0.2\", which is no price"));
    CHECK(has(books.run(feedOf("2024-10-30", "0.2")), "is of 2024-10-30, older than that of 2025-10-30 in the book"));
    CHECK(books.book() == kBook);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// A model card says for each rule which test proves it: that test must be there. Cards name a file ("admission_test"),
// or the beginning of a test's name, quoted, in the last column of a table of rules.
#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/meta/source_tree.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::meta;

namespace {

/// Words of `text` that end in _test, as model cards name their proofs.
std::set<std::string> namedTests(const std::string& text) {
    std::set<std::string> names;
    std::string word;
    for (const char c : text + " ") {
        if (std::islower(static_cast<unsigned char>(c)) != 0 || c == '_') {
            word += c;
            continue;
        }
        if (word.size() > 5 && word.ends_with("_test")) names.insert(word);
        word.clear();
    }
    return names;
}

/// What stands between marks of one kind, without a trailing " ...".
std::vector<std::string> quotedIn(std::string_view text, char mark) {
    std::vector<std::string> quotes;
    for (std::size_t from = text.find(mark); from != std::string_view::npos;) {
        const std::size_t to = text.find(mark, from + 1);
        if (to == std::string_view::npos) break;
        std::string quote(text.substr(from + 1, to - from - 1));
        if (quote.ends_with(" ...")) quote.resize(quote.size() - 4);
        quotes.push_back(std::move(quote));
        from = text.find(mark, to + 1);
    }
    return quotes;
}

/// The last cell of a row of a table; empty when the line is none.
std::string_view lastCell(std::string_view line) {
    if (!line.starts_with("|") || !line.ends_with("|") || line.size() < 3) return {};
    const std::string_view cells = line.substr(0, line.size() - 1);
    return cells.substr(cells.rfind('|') + 1);
}

/// Names of tests, quoted in a card's tables.
std::vector<std::string> quotedTests(const TextFile& card) {
    std::vector<std::string> names;
    for (const std::string& line : card.lines) {
        for (const char mark : {'`', '"'}) {
            for (std::string& name : quotedIn(lastCell(line), mark)) {
                if (!name.ends_with("_test")) names.push_back(std::move(name));
            }
        }
    }
    return names;
}

bool isCard(const TextFile& file) { return isIn(file.path, "model/services") && file.path.ends_with("/README.md"); }

std::string joined(const TextFile& file) {
    std::string text;
    for (const std::string& line : file.lines) text += line + "\n";
    return text;
}

struct Proofs {
    std::set<std::string> files;  ///< without folder
    std::string names;            ///< the lines of the service's tests
};

Proofs proofsFor(const std::string& service, const std::vector<TextFile>& files) {
    Proofs proofs;
    for (const TextFile& file : files) {
        if (!isIn(file.path, "tests") || !file.isSource()) continue;
        proofs.files.insert(file.path.substr(file.path.rfind('/') + 1));
        if (isIn(file.path, "tests/services/" + service)) proofs.names += joined(file);
    }
    return proofs;
}

}  // namespace

TEST_CASE("Every test that a model card names is there") {
    const std::vector<TextFile> files = repositoryFiles();
    for (const TextFile& card : files) {
        if (!isCard(card)) continue;
        const std::string folder = card.path.substr(0, card.path.rfind('/'));
        const Proofs proofs = proofsFor(folder.substr(folder.rfind('/') + 1), files);
        const std::set<std::string> named = namedTests(joined(card));
        const std::vector<std::string> quoted = quotedTests(card);
        CAPTURE(card.path);
        CHECK(named.size() + quoted.size() >= 5);
        for (const std::string& name : named) {
            CAPTURE(name);
            CHECK(proofs.files.contains(name + ".cpp"));
        }
        for (const std::string& name : quoted) {
            CAPTURE(name);
            CHECK(proofs.names.find(name) != std::string::npos);
        }
    }
}

TEST_CASE("Names of tests are read out of a card") {
    const TextFile card{"README.md", {"| a `b` | c | `x_test` \"a search ...\", `what it sees` |", "`no row` y_test"}};
    CHECK(namedTests(joined(card)) == std::set<std::string>{"x_test", "y_test"});
    CHECK(quotedTests(card) == std::vector<std::string>{"what it sees", "a search"});
}

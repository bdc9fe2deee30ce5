// SPDX-License-Identifier: GPL-3.0-or-later
// Books that are links, and folders that two imports want at a time.
#include <atomic>
#include <chrono>
#include <optional>
#include <thread>

#include "pricing/offers/book_folder.hpp"
#include "pricing/offers/book_lock.hpp"
#include "tests/pricing/offer_file.hpp"

using namespace headroom::pricing;

TEST_CASE("a book that is a link to nothing is no book that nobody wrote") {
    const Folder folder;
    const fs::path books = folder.path() / "books";
    fs::create_directories(books);
    fs::create_symlink(folder.path() / "away.json", books / "AWSLambda.json");
    const auto read = readBookFolder(books);
    REQUIRE_FALSE(read);
    CHECK(read.error().where == (books / "AWSLambda.json").string());
    CHECK(read.error().what == "is a link to " + (folder.path() / "away.json").string() +
                                   ", which is not there: put that back, or take the link away");
    fs::create_symlink(folder.path() / "gone", folder.path() / "linked");
    CHECK_FALSE(readBookFolder(folder.path() / "linked"));
}

TEST_CASE("an import writes through a link") {
    const Folder folder;
    const fs::path books = folder.path() / "books";
    fs::create_directories(books);
    folder.write("real/mine.json", "1");
    fs::create_symlink(fs::path("../real/mine.json"), books / "AWSLambda.json");
    REQUIRE(replaceFiles(books, {{"AWSLambda.json", "2"}}));
    CHECK(fs::is_symlink(books / "AWSLambda.json"));
    CHECK(readBookFile(folder.path() / "real/mine.json")->json == "2");
    const auto inFolder = [](const fs::path& path) {
        return std::distance(fs::directory_iterator(path), fs::directory_iterator());
    };
    CHECK(inFolder(books) == 1);  // nothing half-written is left
    CHECK(inFolder(folder.path() / "real") == 1);
}

TEST_CASE("a folder of books has one writer at a time") {
    const Folder folder;
    const fs::path books = folder.path() / "books";
    std::optional<headroom::base::Result<BookLock>> lock(BookLock::take(books));
    REQUIRE(lock->has_value());
    std::atomic<bool> held = false;
    std::atomic<bool> refused = false;
    std::thread other([&] {
        const auto waited = BookLock::take(books);
        refused = !waited;
        held = true;
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    CHECK_FALSE(held);
    lock.reset();
    other.join();
    CHECK(held);
    CHECK_FALSE(refused);
}

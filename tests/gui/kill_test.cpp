// SPDX-License-Identifier: GPL-3.0-or-later
// The program is killed while it edits and saves, again and again: nothing that was saved is lost, nothing that was
// typed longer ago than five seconds, and what is opened next is whole.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <random>

#include "gui/open_scenario.hpp"
#include "tests/gui/stepped_text.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

constexpr std::int64_t kMostLostMillis = 5000;

std::int64_t nowMillis() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// One life of the program: how often it keeps and saves, and how long it may live.
struct Life {
    int betweenCopies = 0;
    int savesOfThousand = 0;
    int mostMillis = 0;
};
constexpr std::array<Life, 4> kLives{{{20, 30, 700}, {20, 0, 700}, {2000, 200, 500}, {20, 5, 1200}}};
constexpr Life kLong{static_cast<int>(OpenScenario::kBetweenCopies.count()), 0, 9000};

/// What the program said before it was killed.
struct Last {
    int edited = -1;
    int saved = -1;
    int longAgo = -1;  ///< edited more than five seconds before its end
};

Last lastOf(const QByteArray& said, std::int64_t end) {
    Last last;
    for (const QByteArray& line : said.split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() != 3) continue;
        const int step = words[1].toInt();
        if (words[0] == "saved") last.saved = step;
        if (words[0] != "edited") continue;
        last.edited = step;
        if (words[2].toLongLong() < end - kMostLostMillis) last.longAgo = step;
    }
    return last;
}

class Desk {
public:
    Desk() {
        QFile first(file());
        REQUIRE(first.open(QIODevice::WriteOnly));
        first.write(QByteArray::fromStdString(sample::steppedText(0)));
    }

    QString file() const { return folder_.filePath("shop.json"); }
    QString kept() const { return folder_.filePath("recovery"); }

    Last liveAndDie(const Life& life) {
        QProcess program;
        program.start(QStringLiteral(HEADROOM_EDIT_DRIVER),
                      {file(), kept(), QString::number(life.betweenCopies), QString::number(life.savesOfThousand)});
        REQUIRE(program.waitForStarted());
        const int wait = static_cast<int>(random_() % static_cast<unsigned>(life.mostMillis));
        REQUIRE_FALSE(program.waitForFinished(wait));  // it never ends by itself
        const std::int64_t end = nowMillis();
        program.kill();
        REQUIRE(program.waitForFinished());
        return lastOf(program.readAllStandardOutput(), end);
    }

    /// What the next start shows.
    int reopened() const {
        Engine engine;
        engine.load = [](const std::filesystem::path&) { return format::LoadedScenario{}; };
        OpenScenario open(engine, kept());
        open.open(file());
        REQUIRE(QTest::qWaitFor([&] { return open.file() != nullptr; }));
        REQUIRE(open.isEditable());
        return sample::stepOf(open.text().text().toStdString());
    }

    int onDisk() const {
        QFile now(file());
        REQUIRE(now.open(QIODevice::ReadOnly));
        return sample::stepOf(now.readAll().toStdString());
    }

private:
    QTemporaryDir folder_;
    std::minstd_rand random_{std::random_device{}()};
};

/// Kills it so often; says how often it had something to recover.
int survive(int kills, int everyLong) {
    Desk desk;
    int recovered = 0;
    int saved = 0;
    for (int i = 0; i < kills; ++i) {
        const bool isLong = everyLong > 0 && i % everyLong == 0;
        const Life& life = isLong ? kLong : kLives[static_cast<std::size_t>(i) % kLives.size()];
        const Last last = desk.liveAndDie(life);
        const int now = desk.reopened();
        const int disk = desk.onDisk();
        CAPTURE(i, last.edited, last.saved, last.longAgo, now, disk, saved);
        saved = std::max(saved, last.saved);
        REQUIRE(disk >= 0);  // whole
        REQUIRE(now >= disk);
        REQUIRE(now >= saved);
        REQUIRE(now >= last.longAgo);
        if (now > disk) ++recovered;
    }
    return recovered;
}

}  // namespace

TEST_CASE("killed at any moment, the file or what was kept of it opens whole") { CHECK(survive(20, 0) > 0); }

TEST_CASE("killed 200 times, long lives among them, nothing older than five seconds is lost", "[.][soak]") {
    CHECK(survive(200, 10) > 20);
}

TEST_CASE("a lock that was left empty does not keep anybody out") {
    const QTemporaryDir folder;
    {
        Recovery first(folder.path());
        first.begin("/x/a.json");
        first.keep("typed");
    }
    const QStringList names = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
    REQUIRE(names.size() == 2);  // the text, and whose it is
    const QString kept = folder.filePath(names.front());
    for (const QString& left : {kept + ".lock", kept + ".AbCdEf"}) {
        QFile file(left);
        REQUIRE(file.open(QIODevice::WriteOnly));
    }
    Recovery again(folder.path());
    CHECK(again.begin("/x/a.json") == std::optional<QString>("typed"));
    CHECK_FALSE(QFile::exists(kept + ".AbCdEf"));
    CHECK(QFile::exists(kept));
}

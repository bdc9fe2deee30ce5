// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario_text.hpp"

#include <QFile>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

#include "gui/text_file.hpp"
#include "gui/widgets/source_view.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

const QString kText = QStringLiteral("{\n  \"a\": 1,\n  \"b\": 2\n}\n");

struct Opened {
    ScenarioText text;
    SourceView view;
    Opened() {
        text.load(kText);
        view.setText(text.document());
        view.show();
    }
};

}  // namespace

TEST_CASE("what is typed is undone word by word and comes back byte by byte") {
    Opened opened;
    QTextCursor cursor(&opened.text.document());
    cursor.setPosition(9);
    opened.view.setTextCursor(cursor);
    QTest::keyClicks(&opened.view, "one two");
    CHECK(opened.text.text() == opened.view.toPlainText());
    CHECK(opened.text.history().count() == 2);
    QTest::keyClick(&opened.view, Qt::Key_Backspace);
    QTest::keyClick(&opened.view, Qt::Key_Backspace);
    CHECK(opened.text.history().count() == 3);
    CHECK(opened.text.isModified());
    const QString typed = opened.text.text();
    while (opened.text.history().canUndo()) opened.text.history().undo();
    CHECK(opened.text.text() == kText);
    CHECK(opened.view.toPlainText() == kText);
    CHECK_FALSE(opened.text.isModified());
    while (opened.text.history().canRedo()) opened.text.history().redo();
    CHECK(opened.text.text() == typed);
}

TEST_CASE("changes by others and typing are steps of one history") {
    Opened opened;
    int edits = 0;
    QObject::connect(&opened.text, &ScenarioText::edited, [&] { ++edits; });
    opened.text.replace(QString(kText).replace("1", "100"), "changing a");
    CHECK(opened.view.toPlainText().contains("\"a\": 100"));
    CHECK(opened.text.history().undoText() == "changing a");
    opened.view.moveCursor(QTextCursor::End);
    QTest::keyClick(&opened.view, Qt::Key_Return);
    opened.text.replace(opened.text.text(), "nothing");
    CHECK(opened.text.history().count() == 2);
    CHECK(edits == 2);
    opened.text.history().undo();
    opened.text.history().undo();
    CHECK(opened.text.text() == kText);
}

TEST_CASE("pasting over a selection of several lines, and characters of two units, are undone whole") {
    Opened opened;
    opened.view.selectAll();
    opened.view.textCursor().insertText(QStringLiteral("x\U0001F600\n\u00a0y"));
    CHECK(opened.text.text() == QStringLiteral("x\U0001F600\n\u00a0y"));  // a no-break space stays one
    opened.text.replace(QStringLiteral("x\U0001F601\n\u00a0y"), "another face");
    CHECK(opened.view.toPlainText().startsWith(QStringLiteral("x\U0001F601")));
    opened.text.history().undo();
    CHECK(opened.text.text() == QStringLiteral("x\U0001F600\n\u00a0y"));
    opened.text.history().undo();
    CHECK(opened.text.text() == kText);
}

TEST_CASE("return indents as the line above and once more behind an opening bracket") {
    Opened opened;
    QTextCursor cursor(&opened.text.document());
    cursor.setPosition(static_cast<int>(kText.indexOf("1,")) + 2);
    opened.view.setTextCursor(cursor);
    QTest::keyClick(&opened.view, Qt::Key_Return);
    QTest::keyClicks(&opened.view, "\"c\": {");
    QTest::keyClick(&opened.view, Qt::Key_Return);
    QTest::keyClicks(&opened.view, "x");
    CHECK(opened.text.text().startsWith("{\n  \"a\": 1,\n  \"c\": {\n    x\n"));
}

TEST_CASE("a file keeps its byte order mark and its ends of lines") {
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.json");
    const QByteArray bytes("\xef\xbb\xbf{\r\n  \"caf\xc3\xa9\": 1\r\n}\r\n");
    const TextFile file = decodeText(bytes);
    CHECK(file.whyFixed.isEmpty());
    CHECK(file.text == QStringLiteral("{\n  \"café\": 1\n}\n"));
    CHECK(encodeText(file) == bytes);
    REQUIRE(writeTextFile(path, file));
    QFile written(path);
    REQUIRE(written.open(QIODevice::ReadOnly));
    CHECK(written.readAll() == bytes);
    CHECK_FALSE(writeTextFile(folder.filePath("no/such/folder.json"), file));
}

TEST_CASE("what an editor could not give back is not edited") {
    CHECK_FALSE(decodeText("a\r\nb\n").whyFixed.isEmpty());
    CHECK_FALSE(decodeText("a\xff").whyFixed.isEmpty());
    CHECK_FALSE(decodeText("a\xe2\x80\xa9z").whyFixed.isEmpty());
    CHECK(decodeText("").whyFixed.isEmpty());
    CHECK(readTextFile("/nowhere/at/all.json", 10).error().code == base::Errc::BadInput);
}

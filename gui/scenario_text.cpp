// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario_text.hpp"

#include <QPlainTextDocumentLayout>
#include <QScopedValueRollback>
#include <QTextCursor>
#include <QUndoCommand>

#include <algorithm>

#include "gui/text_file.hpp"

namespace headroom::gui {

namespace {

constexpr int kTyping = 1;

/// What two texts have in common at their beginnings, never half a character of two units.
qsizetype commonStart(QStringView a, QStringView b) {
    const auto [at, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const qsizetype same = at - a.begin();
    return same > 0 && a[same - 1].isHighSurrogate() ? same - 1 : same;
}

qsizetype commonEnd(QStringView a, QStringView b) {
    qsizetype same = 0;
    while (same < a.size() && same < b.size() && a[a.size() - 1 - same] == b[b.size() - 1 - same]) ++same;
    return same > 0 && a[a.size() - same].isLowSurrogate() ? same - 1 : same;
}

}  // namespace

/// One step of the history: at a place some text was replaced by other text.
class TextStep : public QUndoCommand {
public:
    TextStep(ScenarioText& text, qsizetype at, QString removed, QString added, const QString& what)
        : QUndoCommand(what),
          text_(text),
          at_(at),
          removed_(std::move(removed)),
          added_(std::move(added)),
          typed_(what.isEmpty()) {
        if (typed_) setText(ScenarioText::tr("typing"));
    }

    void undo() override { text_.apply(at_, added_.size(), removed_); }
    /// The first time the document has it already.
    void redo() override {
        if (done_) text_.apply(at_, removed_.size(), added_);
        done_ = true;
    }
    int id() const override { return typed_ ? kTyping : -1; }
    /// Letters of a word, and erased ones, are one step.
    bool mergeWith(const QUndoCommand* next) override {
        const auto& more = static_cast<const TextStep&>(*next);
        const bool writes =
            more.removed_.isEmpty() && more.added_.size() == 1 && more.at_ == at_ + added_.size() && !added_.isEmpty();
        const bool wordEnds = writes && added_.back().isSpace() && !more.added_.front().isSpace();
        if (writes && !wordEnds && more.added_ != QLatin1String("\n")) {
            added_ += more.added_;
            return true;
        }
        const bool erases = added_.isEmpty() && more.added_.isEmpty() && more.removed_.size() == 1;
        if (erases && more.at_ == at_ - 1) {
            removed_.prepend(more.removed_);
            at_ = more.at_;
            return true;
        }
        if (erases && more.at_ == at_) {
            removed_ += more.removed_;
            return true;
        }
        return false;
    }

private:
    ScenarioText& text_;
    qsizetype at_;
    QString removed_;
    QString added_;
    bool typed_;
    bool done_ = false;
};

ScenarioText::ScenarioText(QObject* parent) : QObject(parent) {
    document_.setDocumentLayout(new QPlainTextDocumentLayout(&document_));
    document_.setUndoRedoEnabled(false);  // history_ is in its place
    connect(&document_, &QTextDocument::contentsChange, this, &ScenarioText::takeUp);
}

void ScenarioText::draw(bool shortened) {
    const QScopedValueRollback quiet(applying_, true);
    shortened_ = shortened;
    document_.setPlainText(shortened ? withShortLines(text_) : text_);
}

void ScenarioText::load(const QString& text) {
    text_ = text;
    draw(hasLongLines(text));
    history_.clear();
}

void ScenarioText::setShortened(bool wanted) {
    const bool now = wanted && hasLongLines(text_);
    if (now != shortened_) draw(now);
}

QString ScenarioText::written(qsizetype from, qsizetype to) const {
    QTextCursor cursor(const_cast<QTextDocument*>(&document_));
    cursor.setPosition(static_cast<int>(from));
    cursor.setPosition(static_cast<int>(to), QTextCursor::KeepAnchor);
    return cursor.selectedText().replace(QChar::ParagraphSeparator, u'\n');
}

void ScenarioText::takeUp(int at, int removed, int added) {
    if (applying_) return;
    if (shortened_) {  // somebody types while the view is not read-only yet: the beginnings of lines are no text
        QMetaObject::invokeMethod(
            this, [this] { draw(shortened_); }, Qt::QueuedConnection);
        return;
    }
    // Qt counts the end of the last paragraph in now and then; what two sides have in common is left out below.
    const qsizetype length = document_.characterCount() - 1;
    qsizetype from = std::min<qsizetype>(at, text_.size());
    QString was = text_.mid(from, removed);
    QString now = written(from, std::min<qsizetype>(length, from + added));
    if (text_.size() - was.size() + now.size() != length) {
        from = 0;
        was = text_;
        now = written(0, length);
    }
    const qsizetype start = commonStart(was, now);
    const qsizetype end = commonEnd(QStringView(was).mid(start), QStringView(now).mid(start));
    was = was.mid(start, was.size() - start - end);
    now = now.mid(start, now.size() - start - end);
    if (was.isEmpty() && now.isEmpty()) return;
    text_.replace(from + start, was.size(), now);
    history_.push(new TextStep(*this, from + start, was, now, {}));
    emit edited();
}

void ScenarioText::apply(qsizetype at, qsizetype removed, const QString& added) {
    text_.replace(at, removed, added);
    if (shortened_ || hasLongLines(added)) {
        draw(hasLongLines(text_));  // whole, if it is edited: setShortened() says so
    } else {
        const QScopedValueRollback quiet(applying_, true);
        QTextCursor cursor(&document_);
        cursor.setPosition(static_cast<int>(at));
        cursor.setPosition(static_cast<int>(at + removed), QTextCursor::KeepAnchor);
        cursor.insertText(added);
    }
    emit edited();
}

void ScenarioText::replace(const QString& text, const QString& what) {
    const qsizetype start = commonStart(text_, text);
    const qsizetype end = commonEnd(QStringView(text_).mid(start), QStringView(text).mid(start));
    const QString was = text_.mid(start, text_.size() - start - end);
    const QString now = text.mid(start, text.size() - start - end);
    if (was.isEmpty() && now.isEmpty()) return;
    apply(start, was.size(), now);
    history_.push(new TextStep(*this, start, was, now, what));
}

}  // namespace headroom::gui

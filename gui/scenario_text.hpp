// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTextDocument>
#include <QUndoStack>

namespace headroom::gui {

/// The text of the open scenario, the one truth that the source, the forms and the diagram change. Whoever changes it,
/// by typing in a view of document() or by replace(), every change is a step of one history.
class ScenarioText : public QObject {
    Q_OBJECT
public:
    explicit ScenarioText(QObject* parent = nullptr);

    QTextDocument& document() { return document_; }
    QUndoStack& history() { return history_; }
    const QString& text() const { return text_; }

    /// Another text, saved as it is; what was before is forgotten. Where lines are too long to be drawn document() has
    /// their beginnings, until it is wanted whole: then it is not to be edited there.
    void load(const QString& text);
    /// Whether document() is to have no more than the beginnings of lines that are too long.
    void setShortened(bool wanted);
    /// Changes the text to this one as one step; only where the two differ.
    void replace(const QString& text, const QString& what);
    bool isModified() const { return !history_.isClean(); }
    void setSaved() { history_.setClean(); }
    /// There is no file any more that says the same.
    void setUnsaved() { history_.resetClean(); }

signals:
    void edited();

private:
    friend class TextStep;
    void takeUp(int at, int removed, int added);
    void apply(qsizetype at, qsizetype removed, const QString& added);
    QString written(qsizetype from, qsizetype to) const;
    /// The document anew from the text.
    void draw(bool shortened);
    QTextDocument document_;
    QUndoStack history_;
    QString text_;  ///< what the document says, to know what a change has taken away
    bool applying_ = false;
    bool shortened_ = false;  ///< the document has only the beginnings of lines
};

}  // namespace headroom::gui

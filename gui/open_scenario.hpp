// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

#include "gui/file_watch.hpp"
#include "gui/recovery.hpp"
#include "gui/scenario_session.hpp"
#include "gui/scenario_text.hpp"

namespace headroom::gui {

/// The scenario that is open: its file, its text while it is edited, and what is wrong with it by now. A change is
/// checked once nothing more has been typed for a moment.
class OpenScenario : public QObject {
    Q_OBJECT
public:
    /// The longest that a change waits until it is kept.
    static constexpr std::chrono::milliseconds kBetweenCopies{2000};

    /// `recovery`: the folder where changes are kept until they are saved; empty: nowhere.
    OpenScenario(const Engine& engine, const QString& recovery,
                 std::chrono::milliseconds betweenCopies = kBetweenCopies, QObject* parent = nullptr);

    void open(const QString& path);
    /// Reads the file again; what was changed since it was saved can be had back by Undo.
    void reload();
    /// Error: why nothing was written; the text stays as it is.
    base::Result<void> save(const QString& path);
    /// The changes are not wanted any more, not even after a crash.
    void discard();
    /// Changes the text as one step of the history.
    void edit(const std::string& text, const QString& what);

    ScenarioText& text() { return text_; }
    const QString& path() const { return path_; }
    /// Null while the first one is loading.
    const SharedFile& file() const { return file_; }
    bool isEditable() const { return editable_; }
    bool isModified() const { return text_.isModified(); }
    /// Whether what was changed last has not been checked yet.
    bool isSettling() const { return pause_.isActive() || session_.isBusy(); }
    /// Checks at once what was changed.
    void settle();

signals:
    void loading(const QString& path);
    void loaded(const headroom::gui::SharedFile& file);
    /// Of the file on disk, while there are changes that are not saved.
    void changedOnDisk();
    /// The text has changes again that were lost when the program ended.
    void recovered();

private:
    void take(const SharedFile& file);
    void restore();
    ScenarioSession session_;
    ScenarioText text_;
    FileWatch watch_;
    Recovery recovery_;
    QTimer pause_;
    QTimer keeping_;
    QString path_;
    SharedFile file_;
    TextFile form_;  ///< how the file is written: byte order mark, ends of lines
    bool editable_ = false;
};

}  // namespace headroom::gui

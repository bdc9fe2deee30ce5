// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <utility>

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

    /// What has become of the file while its text is open here.
    enum class OnDisk { AsRead, Changed, Gone, Unreadable };

    /// `recovery`: the folder where changes are kept until they are saved; empty: nowhere.
    OpenScenario(const Engine& engine, const QString& recovery,
                 std::chrono::milliseconds betweenCopies = kBetweenCopies, QObject* parent = nullptr);
    ~OpenScenario() override;

    void open(const QString& path);
    /// Reads the file again; what was changed since it was saved can be had back by Undo.
    void reload();
    /// Error: why nothing was written; the text stays as it is.
    base::Result<void> save(const QString& path);
    /// The changes are not wanted any more, not even after a crash.
    void discard();
    /// What stands in fields of a form and not in the text.
    struct Unfinished {
        std::optional<QString> text;  ///< the text with those that are values; nothing: there are none
        QString typed;                ///< those that are none
    };
    /// It is kept as well.
    void keepToo(std::function<Unfinished()> look) { unfinished_ = std::move(look); }
    /// What stood in fields when the program ended; once.
    QString takeTyped() { return std::exchange(typed_, {}); }
    /// Something is being typed: it is kept before long.
    void keepSoon();
    /// Changes the text as one step of the history.
    void edit(const std::string& text, const QString& what);

    ScenarioText& text() { return text_; }
    const QString& path() const { return path_; }
    /// Null while the first one is loading.
    const SharedFile& file() const { return file_; }
    bool isEditable() const { return editable_; }
    /// Whether the text is all there and can be written under some name, if not under its own.
    bool canBeSaved() const { return !cut_ && (editable_ || isModified()); }
    bool isModified() const { return text_.isModified(); }
    OnDisk onDisk() const { return onDisk_; }
    /// Whether the file is another one than what was read or saved here, told or not.
    bool wouldOverwrite() const;
    /// Another window or program has it open, too.
    bool isShared() const { return recovery_.isShared(); }
    /// Whether what was changed last has not been checked yet.
    bool isSettling() const { return pause_.isActive() || session_.isBusy(); }
    /// Checks at once what was changed.
    void settle();

signals:
    void loading(const QString& path);
    void loaded(const headroom::gui::SharedFile& file);
    /// onDisk() says something else now.
    void diskChanged();
    /// The text has changes again that were lost when the program ended.
    void recovered();

private:
    /// What a text is: one that is undone may come from another kind of file.
    struct Standing {
        TextFile form;
        bool editable;
        bool cut;
    };
    void keep();
    void take(const SharedFile& file);
    void takeFirst(const SharedFile& file);
    void takeAgain(const SharedFile& file);
    void restore();
    void seeChange();
    void seeGone();
    void setOnDisk(OnDisk now);
    SharedFile withStanding(const OpenFile& checked) const;
    void stand(const Standing& now);
    void standAs(int index);
    ScenarioSession session_;
    ScenarioText text_;
    FileWatch watch_;
    Recovery recovery_;
    QTimer pause_;
    QTimer keeping_;
    std::function<Unfinished()> unfinished_;
    QString typed_;
    QString path_;
    SharedFile file_;
    TextFile form_;  ///< how the file is written: byte order mark, ends of lines
    bool editable_ = false;
    bool cut_ = false;                   ///< the text is the beginning of a longer file
    std::map<int, Standing> standings_;  ///< the three, by the index of the history from which on they hold
    OnDisk onDisk_ = OnDisk::AsRead;
    int indexWhenGone_ = -1;  ///< of the history, where nothing was unsaved when the file went
};

}  // namespace headroom::gui

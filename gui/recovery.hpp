// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

class QSettings;

namespace headroom::gui {

/// Where what is not saved yet is kept: beside the settings.
QString recoveryFolderOf(const QSettings& settings);

/// Keeps what is typed and not saved yet, so that it survives the end of the program, whatever ends it. One file a
/// scenario, in a folder of the program's own; written whole or not at all. Beside it stands whose text it is.
class Recovery {
public:
    /// Nothing is kept where there is no folder.
    explicit Recovery(QString folder) : folder_(std::move(folder)) {}

    /// A scenario is opened: what was kept of it by a program that has ended since; nothing while another one still
    /// edits it, in which case this one keeps its changes under a name of their own.
    std::optional<QString> begin(const QString& path);
    /// Whether another window or program had the scenario open already.
    bool isShared() const { return shared_; }
    /// `typed`: what stands in fields and is no part of the text; kept beside it.
    void keep(const QString& text, const QString& typed = {});
    /// What was kept beside the text that begin() gave.
    QString typed() const;
    /// It has been saved, or its changes are not wanted.
    void forget();

    /// The scenarios of which something was kept by programs that have ended: by their paths, the newest first.
    static QStringList lost(const QString& folder);

private:
    bool hold(const QString& kept);
    std::optional<QString> take(const QString& kept);
    std::optional<QString> takeOrphan(const QString& kept);
    QString folder_;
    QString path_;  ///< of the scenario that is open
    QString kept_;  ///< what is kept of it
    bool shared_ = false;
    std::unique_ptr<QLockFile> lock_;
};

}  // namespace headroom::gui

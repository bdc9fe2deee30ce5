// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>

namespace headroom::gui {

/// Keeps what is typed and not saved yet, so that it survives the end of the program, whatever ends it. One file a
/// scenario, in a folder of the program's own; written whole or not at all.
class Recovery {
public:
    /// Nothing is kept where there is no folder.
    explicit Recovery(QString folder) : folder_(std::move(folder)) {}

    /// A scenario is opened: what was kept of it by a program that has ended since; nothing while another one still
    /// edits it.
    std::optional<QString> begin(const QString& path);
    void keep(const QString& text);
    /// It has been saved, or its changes are not wanted.
    void forget();

private:
    QString folder_;
    QString kept_;  ///< the file of the scenario that is open
    std::unique_ptr<QLockFile> lock_;
};

}  // namespace headroom::gui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace headroom::gui {

/// Says when a file was changed by somebody else, or is gone. Editors replace files rather than write into them, after
/// which the path is no longer watched: it is taken up again, and a change is told once it has been quiet for a moment.
class FileWatch : public QObject {
    Q_OBJECT
public:
    explicit FileWatch(QObject* parent = nullptr);

    void watch(const QString& path);
    /// Whether the file is another one than was seen last, whoever has been told of it.
    bool differs() const;

signals:
    void changed();
    /// It was deleted or moved away; changed() comes once there is one again.
    void gone();

private:
    void takeUp();
    QString path_;
    QByteArray seen_;  ///< time and size of what was seen last; empty: there was none
    QFileSystemWatcher watcher_;
    QTimer quiet_;
};

}  // namespace headroom::gui

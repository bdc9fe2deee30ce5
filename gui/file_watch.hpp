// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace headroom::gui {

/// Says when a file was changed by somebody else. Editors replace files rather than write into them, after which the
/// path is no longer watched: it is taken up again, and a change is told once it has been quiet for a moment.
class FileWatch : public QObject {
    Q_OBJECT
public:
    explicit FileWatch(QObject* parent = nullptr);

    void watch(const QString& path);

signals:
    void changed();

private:
    void takeUp();
    QString path_;
    QByteArray seen_;  ///< time and size of what was seen last
    QFileSystemWatcher watcher_;
    QTimer quiet_;
};

}  // namespace headroom::gui

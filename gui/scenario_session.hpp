// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

#include "gui/engine.hpp"
#include "gui/latest_worker.hpp"

namespace headroom::gui {

/// A file that was opened: what it says (a scenario only when nothing is wrong), its text for showing, how long a run
/// will take. Immutable once loaded.
struct OpenFile {
    QString path;
    QString text;  ///< the first kShownBytes of the file
    bool textIsCut = false;
    format::LoadedScenario loaded;
    std::optional<base::Error> unreadable;  ///< the file as such could not be read
    std::optional<study::Estimate> estimate;
    std::optional<base::Error> refused;  ///< a run that would be absurd

    bool canRun() const { return loaded.scenario.has_value() && !refused; }
};
using SharedFile = std::shared_ptr<const OpenFile>;

/// Opens scenario files off the window's thread, since traces can be large. The newest request wins.
class ScenarioSession : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 kShownBytes = 4'194'304;

    explicit ScenarioSession(Engine engine, QObject* parent = nullptr);

    void open(const QString& path);
    /// Reads the file again.
    void reload();
    /// What is open; null before the first file and while one is loading.
    const SharedFile& file() const { return file_; }
    const QString& path() const { return path_; }

signals:
    void loading(const QString& path);
    void loaded(const headroom::gui::SharedFile& file);

private:
    Engine engine_;
    QString path_;
    SharedFile file_;
    std::uint64_t ticket_ = 0;
    LatestWorker worker_;
};

}  // namespace headroom::gui

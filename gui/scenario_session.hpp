// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

#include "gui/engine.hpp"
#include "gui/latest_worker.hpp"
#include "gui/text_file.hpp"
#include "scenarios/document/node.hpp"
#include "scenarios/study/expected_figures.hpp"

namespace headroom::gui {

/// A scenario as it is open: what it says (a scenario only when nothing is wrong), its text, how long a run will take.
/// Immutable once loaded.
struct OpenFile {
    QString path;
    TextFile source;       ///< the first kShownBytes of the file
    bool fromDisk = true;  ///< else it is being edited
    bool textIsCut = false;
    std::optional<document::Node> root;  ///< of a JSON text without an error of syntax: forms are made of it
    format::LoadedScenario loaded;
    std::optional<base::Error> unreadable;  ///< the file as such could not be read
    std::optional<study::Estimate> estimate;
    std::vector<study::ExpectedFigures> expected;  ///< one a design: what closed forms say before a run
    std::optional<base::Error> refused;            ///< a run that would be absurd

    bool canRun() const { return loaded.scenario.has_value() && !refused; }
};
using SharedFile = std::shared_ptr<const OpenFile>;

/// Reads and checks scenarios off the window's thread, since traces can be large. The newest request wins.
class ScenarioSession : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 kShownBytes = 4'194'304;

    explicit ScenarioSession(Engine engine, QObject* parent = nullptr);

    void open(const QString& path);
    /// Checks a text that is being edited, in the place of the file last opened.
    void check(const QString& path, const QString& text);
    /// Between a request and what comes of it.
    bool isBusy() const { return busy_; }

signals:
    void loaded(const headroom::gui::SharedFile& file);

private:
    void submit(std::function<OpenFile()> load);
    Engine engine_;
    std::uint64_t ticket_ = 0;
    bool busy_ = false;
    LatestWorker worker_;  ///< last: its jobs use the others
};

}  // namespace headroom::gui

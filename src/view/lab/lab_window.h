// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guide/narration.h"
#include "core/socket/address.h"
#include "model/lab/lab_play.h"
#include "view/settings/preferences.h"

#include <QMainWindow>

#include <memory>

namespace Ui {
class LabWindow;
}

namespace atlas::view {

class FreePlayPane;
class HoldPanel;
class LessonPane;

/// The lab: lessons and free play between two hosts of real TCP, and states held on this computer. The children of the
/// lab are started when the window is shown, and are never waited for: until one answers, the window says that it
/// starts.
class LabWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// The narrations must outlive the window.
    LabWindow(const model::LabPrograms& programs, const Narrations& narrations, const Preferences& preferences,
              QWidget* parent = nullptr);
    ~LabWindow() override;

    /// The user chose otherwise in the main window. A language is spoken from the next QEvent::LanguageChange on.
    void setPreferences(const Preferences& preferences);
    /// Whether nothing moves and nothing is being waited for.
    [[nodiscard]] bool isAtRest() const;

signals:
    /// A state was brought about on this computer's loopback: this socket is in it now. A listener has no remote end:
    /// 0.0.0.0:0.
    void held(const atlas::Endpoint& local, const atlas::Endpoint& remote);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void arrange();
    void connectParts();
    void connectSession();
    void start(model::LabMode mode);

    void takeLessons(const std::vector<model::LabLessonTitle>& lessons);
    void fillLessons();
    void chooseLesson(const QString& id);
    void openLesson(const QString& file);
    void saveLesson(const QString& file);
    void askForFileToOpen();
    void askForFileToSave();
    void write(const QString& file, const QString& text);

    void showStory(bool still);
    void showHeads();
    void showDiagram(bool still);
    void showTitle();
    void retranslate();
    void showControls();
    void tellProblem(const QString& text);
    void showRefusal();
    [[nodiscard]] QString refusalNow() const;
    [[nodiscard]] const Narration* narration(const QString& id) const;
    [[nodiscard]] std::vector<model::LabOutlineStep> stepsToCome() const;
    void followTheme();

    std::unique_ptr<Ui::LabWindow> m_ui;
    const Narrations& m_narrations;
    Preferences m_preferences;
    model::LabSession m_session;
    model::LabPlay m_play;
    LessonPane* m_lessonPane;
    FreePlayPane* m_freePane;
    HoldPanel* m_holdPanel;
    std::vector<model::LabLessonTitle> m_lessons;
    std::optional<model::LabRefusal> m_refusal; ///< of the two hosts, or of the loopback too
    bool m_hostsRefused = false; ///< m_refusal is theirs
    std::optional<model::LabFailure> m_failure; ///< since the child was last ready
    int m_lessonsAsked = 0; ///< the request for the list
    bool m_focusNext = false; ///< once the lesson is set up
    int m_shownEvent = 0; ///< the newest one that the diagram was told
    QString m_savingTo; ///< the file for the lesson that is being asked for
    int m_savingAsked = 0;
    QString m_chosenLesson; ///< the built-in one that is on; empty: none is
    QString m_openedFile; ///< whose lesson is on; empty: it is a built-in one
};

} // namespace atlas::view

/** A release of Label Studio that the suite opens projects with. */
export interface Release {
  version: string;
  /** Minor versions of Python 3 that it runs on, the preferred one first. */
  pythonMinors: readonly number[];
  /** What pip must install before it. */
  before: readonly string[];
  /** Environment variable with the path of a Python to make the virtual environment with. */
  pythonVariable: string;
  /** Environment variable with the path of a `label-studio` that is installed already. */
  commandVariable: string;
}

/** The last release that imports from the command line. Some of its dependencies do not build with newer setuptools. */
export const release09: Release = {
  version: '0.9.1.post1',
  pythonMinors: [8, 7],
  before: ['setuptools<60', 'wheel'],
  pythonVariable: 'LSIMPORT_PYTHON_09',
  commandVariable: 'LABEL_STUDIO_09',
};

export const release1x: Release = {
  version: '1.23.2',
  pythonMinors: [12, 11, 10, 13],
  before: [],
  pythonVariable: 'LSIMPORT_PYTHON_1X',
  commandVariable: 'LABEL_STUDIO_1X',
};
